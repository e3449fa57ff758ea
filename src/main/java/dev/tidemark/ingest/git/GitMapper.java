package dev.tidemark.ingest.git;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.git.CommitMessage.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit of the default branch becomes a push and, where its message names a pull request, a
 * merge. Both are claims: anyone with write access can write any message, name and date.
 */
final class GitMapper {

    private final ClonedFrom from;
    private final String ref;
    private final boolean isDefault;

    GitMapper(ClonedFrom from, String ref, boolean isDefault) {
        this.from = from;
        this.ref = ref;
        this.isDefault = isDefault;
    }

    List<NewEntry> map(GitCommit commit) {
        Claim claim = commit.message().claim();
        return claim == null
                ? List.of(pushed(commit))
                : List.of(pushed(commit), merged(commit, claim));
    }

    private NewEntry pushed(GitCommit commit) {
        var fact =
                Fact.of(
                        from.repository().toString(),
                        ref,
                        commit.before().sha(),
                        commit.sha().sha());
        return new NewEntry(
                envelope(commit, fact, Subject.revision(from.repository(), commit.sha()))
                        .by(whoBrought(commit)),
                new RevisionEvent.Pushed(
                        ref,
                        commit.before(),
                        commit.sha(),
                        false,
                        isDefault,
                        commit.changed().paths(),
                        commit.changed().widened(),
                        commit.authors(),
                        commit.commits(),
                        commit.commitCount()));
    }

    /** Several commits may name one pull request: each of them is a fact of its own. */
    private NewEntry merged(GitCommit commit, Claim claim) {
        var fact =
                Fact.of(
                        from.repository().toString(),
                        Integer.toString(claim.number()),
                        "merged",
                        commit.sha().sha());
        return new NewEntry(
                envelope(commit, fact, Subject.change(from.repository(), claim.number()))
                        .by(whoBrought(commit)),
                new ChangeEvent.Merged(commit.sha(), description(claim)));
    }

    private static Description description(Claim claim) {
        return claim.title() == null && claim.headRef() == null
                ? Description.NONE
                : new Description(claim.title(), null, null, claim.headRef(), null, null);
    }

    /**
     * The committer. Where GitHub committed for somebody, that was the author, except of a squash:
     * there the author wrote the change and the one who merged it is not in the commit.
     */
    private static @Nullable Actor whoBrought(GitCommit commit) {
        if (!commit.byWebInterface()) {
            return commit.committer();
        }
        boolean isSquash = commit.message().claim() != null && !commit.isMerge();
        return isSquash ? null : commit.author();
    }

    private Envelope envelope(GitCommit commit, Fact fact, Subject subject) {
        return Envelope.of(
                        fact,
                        subject,
                        from.source(),
                        commit.committedAt(),
                        ActorProof.CLAIMED,
                        ObservedBy.GIT)
                .in(from.repository())
                .at(commit.sha());
    }
}
