package dev.tidemark.projection;

import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What repositories are called now.
 *
 * @param byRepository {@code owner/name} by canonical repository, where somebody told it
 */
public record RepositoryLabels(Map<String, String> byRepository) {

    public RepositoryLabels {
        byRepository = Map.copyOf(byRepository);
    }

    /**
     * As these projections learnt them.
     *
     * @param projections their names, and so those of their views
     */
    public static Uni<RepositoryLabels> of(Mutiny.Session session, String... projections) {
        String known =
                Arrays.stream(projections)
                        .map(projection -> "select * from view." + projection + "_repository")
                        .collect(Collectors.joining("\nunion all\n"));
        return session.createNativeQuery(
                        """
                        select distinct on (repository) repository, label
                        from (
                            %s
                        ) known
                        order by repository, time desc, entry desc, current desc
                        """
                                .formatted(known),
                        Object[].class)
                .getResultList()
                .map(RepositoryLabels::of);
    }

    private static RepositoryLabels of(List<Object[]> rows) {
        Map<String, String> labels = new HashMap<>();
        rows.forEach(row -> labels.put((String) row[0], (String) row[1]));
        return new RepositoryLabels(labels);
    }

    /** {@code owner/name} of a repository; without its host if it is known by name only. */
    public String of(String repository) {
        return byRepository.getOrDefault(
                repository, repository.substring(repository.indexOf('/') + 1));
    }
}
