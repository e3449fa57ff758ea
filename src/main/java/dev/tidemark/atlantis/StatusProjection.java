package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per revision: what commit statuses told of it. */
@Singleton
public class StatusProjection implements Projection<RevisionStatuses> {

    @Override
    public String name() {
        return "plan_status";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<RevisionStatuses> model() {
        return RevisionStatuses.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        AtlantisReport report = Reports.of(entry.event());
        Repository repository = entry.envelope().repository();
        Revision revision = entry.envelope().revision();
        return report == null
                        || report.channel() != Channel.STATUS
                        || repository == null
                        || revision == null
                ? Set.of()
                : Set.of(Subject.revision(repository, revision).value());
    }

    @Override
    public RevisionStatuses evolve(@Nullable RevisionStatuses current, JoinedFact fact) {
        return RevisionStatuses.evolve(current, fact);
    }
}
