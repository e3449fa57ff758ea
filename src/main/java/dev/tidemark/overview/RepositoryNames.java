package dev.tidemark.overview;

import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What repositories are called today. */
@Singleton
class RepositoryNames {

    private final ReadSide readSide;

    RepositoryNames(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** {@code owner/name} by repository; one whose name nobody told is not in it. */
    Uni<Map<String, String>> of(Collection<String> repositories) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select distinct on (repository) repository, label
                                from view.activity_repository
                                where repository =
                                    any (string_to_array(:repositories, E'\\n'))
                                order by repository, time desc, entry desc, current desc
                                """,
                                Object[].class)
                        .setParameter("repositories", String.join("\n", repositories))
                        .getResultList()
                        .map(RepositoryNames::byRepository));
    }

    private static Map<String, String> byRepository(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }
}
