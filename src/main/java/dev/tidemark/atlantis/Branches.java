package dev.tidemark.atlantis;

import dev.tidemark.event.Repository;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where branches are, as far as the log is folded. */
@ApplicationScoped
public class Branches {

    private final ReadSide readSide;

    Branches(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** Where a branch was last pushed to, and when; nothing if no push to it is known. */
    public Uni<Optional<BranchTip>> tip(Repository repository, String branch) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                "select document from view.branch where key = :key", String.class)
                        .setParameter("key", BranchProjection.key(repository, branch))
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> Documents.read(row, BranchTip.class))));
    }
}
