package dev.tidemark.commit;

import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.Told;
import java.util.List;

/** Pull requests as they are judged, for tests of other packages. */
public final class Looked {

    private Looked() {}

    /** The one that is told of. */
    public static ReviewedChange at(List<NewEntry> told) {
        Merge merge =
                Folded.of(new MergeProjection(), told, told.size() + 1).values().iterator().next();
        return new ReviewedChange(
                merge,
                Told.BACKEND_NAME,
                Folded.of(new PushProjection(), told, told.size() + 1).values());
    }
}
