package dev.tidemark.ingest.git;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent.PathsResolved;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import java.time.Instant;

/** What was found out about one source of an application, as an entry. */
final class PathsEntry {

    private PathsEntry() {}

    /**
     * The entry.
     *
     * <p>Its proof is that of an API although Git's authors are claims: nobody is named here, and
     * what a tree holds is fixed by the revision, which is its hash. Its time is ours, when it was
     * looked: it is knowledge about a revision, and the committer's date says nothing of it.
     */
    static NewEntry of(
            WatchedRepository repository, WantedPath wanted, Feeding feeding, Instant now) {
        Envelope envelope =
                Envelope.of(
                                Fact.of(
                                        "paths",
                                        wanted.uid(),
                                        repository.repository().toString(),
                                        wanted.path(),
                                        wanted.revision()),
                                Subject.application(
                                        wanted.cluster(),
                                        wanted.argocdNamespace(),
                                        wanted.application()),
                                repository.source(),
                                now,
                                ActorProof.API,
                                ObservedBy.GIT)
                        .in(repository.repository())
                        .at(new Revision(wanted.revision()));
        return new NewEntry(
                envelope,
                new PathsResolved(
                        wanted.uid(),
                        wanted.path(),
                        feeding.paths(),
                        feeding.digest(),
                        feeding.complete()));
    }
}
