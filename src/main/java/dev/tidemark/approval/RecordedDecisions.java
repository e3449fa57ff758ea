package dev.tidemark.approval;

import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was decided about pull requests, as far as the log is folded: for reports. */
@ApplicationScoped
public class RecordedDecisions {

    private final ReadSide readSide;

    RecordedDecisions(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** Of those of these pull requests that anything was decided about, by the subject of each. */
    public Uni<Map<String, ChangeApprovals>> of(Collection<String> changes) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select key, document
                                from view.approval
                                where key = any (string_to_array(:keys, E'\\n'))
                                """,
                                Object[].class)
                        .setParameter("keys", String.join("\n", changes))
                        .getResultList()
                        .map(rows -> {
                            Map<String, ChangeApprovals> decided = new HashMap<>();
                            rows.forEach(row ->
                                    decided.put(
                                            (String) row[0],
                                            Documents.read(
                                                    (String) row[1], ChangeApprovals.class)));
                            return decided;
                        }));
    }
}
