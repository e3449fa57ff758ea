package dev.tidemark.ingest.policy;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.WindowEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one repository's policy: a fold of its entries.
 *
 * @param next position of the first entry that was not read
 * @param repository by its id; null until an entry or GitHub named it
 * @param newest version, valid or not; null before the first
 * @param inForce the newest valid one
 * @param commits of versions, the newest last
 * @param brought pushes that were not looked at yet, in the order of the log
 * @param open freezes, by window
 * @param windowsUntil time of the last entry about a window
 * @param pullsMoved whether a pull request was opened or pushed to since they were looked at
 */
record Known(
        long next,
        @Nullable Repository repository,
        @Nullable Version newest,
        @Nullable Version inForce,
        List<Revision> commits,
        List<Brought> brought,
        Map<String, OpenFreeze> open,
        @Nullable Instant windowsUntil,
        boolean pullsMoved) {

    private static final int MOST = 100;

    static final Known NOTHING =
            new Known(0, null, null, null, List.of(), List.of(), Map.of(), null, true);

    Known {
        commits = last(commits);
        brought = last(brought);
        open = Map.copyOf(open);
    }

    private static <T> List<T> last(List<T> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** After one more entry that is about the repository. */
    Known after(Recorded<Event> entry) {
        Repository told = entry.envelope().repository();
        Known known = told != null && told.isById() ? of(told) : this;
        return switch (entry.event()) {
            case PolicyEvent.Changed changed ->
                    known.version(version(entry, changed.content(), List.of()));
            case PolicyEvent.Invalid invalid ->
                    known.version(version(entry, null, invalid.problems()));
            case WindowEvent.Frozen frozen ->
                    known.freezes(
                            frozen.window(), new OpenFreeze(entry.time(), frozen.until()), entry);
            case WindowEvent.Thawed thawed -> known.freezes(thawed.window(), null, entry);
            case Pushed pushed when isLooked(pushed) -> known.pushed(Brought.of(entry, pushed));
            case ChangeEvent.Opened opened -> known.pulls(true);
            case ChangeEvent.Updated updated -> known.pulls(true);
            case ChangeEvent.Reopened reopened -> known.pulls(true);
            default -> known;
        };
    }

    private static boolean isLooked(Pushed pushed) {
        return pushed.defaultBranch()
                && !pushed.after().isNone()
                && Brought.mayTouchTheFile(pushed);
    }

    private static Version version(
            Recorded<Event> entry, @Nullable String content, List<String> problems) {
        Revision commit = entry.envelope().revision();
        return new Version(
                entry.position(),
                commit == null ? Revision.NONE : commit,
                entry.time(),
                content,
                problems);
    }

    private Known version(Version version) {
        Version last = newest != null && version.time().isBefore(newest.time()) ? newest : version;
        boolean isValid = version.content() != null;
        Version valid =
                isValid && (inForce == null || !version.time().isBefore(inForce.time()))
                        ? version
                        : inForce;
        var all = new ArrayList<>(commits);
        all.add(version.commit());
        return new Known(
                next, repository, last, valid, all, brought, open, windowsUntil, pullsMoved);
    }

    private Known freezes(String window, @Nullable OpenFreeze freeze, Recorded<Event> entry) {
        var all = new HashMap<>(open);
        if (freeze == null) {
            all.remove(window);
        } else {
            all.put(window, freeze);
        }
        return new Known(
                next, repository, newest, inForce, commits, brought, all, entry.time(), pullsMoved);
    }

    private Known pushed(Brought push) {
        var all = new ArrayList<>(brought);
        all.add(push);
        return new Known(
                next, repository, newest, inForce, commits, all, open, windowsUntil, pullsMoved);
    }

    private Known pulls(boolean moved) {
        return new Known(
                next, repository, newest, inForce, commits, brought, open, windowsUntil, moved);
    }

    /** Everything before this position was read. */
    Known readTo(long position) {
        return new Known(
                position,
                repository,
                newest,
                inForce,
                commits,
                brought,
                open,
                windowsUntil,
                pullsMoved);
    }

    /** The repository is this one. */
    Known of(Repository byId) {
        return new Known(
                next, byId, newest, inForce, commits, brought, open, windowsUntil, pullsMoved);
    }

    /** Pushes up to this one are done with. */
    Known lookedAt(Brought push) {
        return new Known(
                next,
                repository,
                newest,
                inForce,
                commits,
                brought.stream().filter(each -> each.position() > push.position()).toList(),
                open,
                windowsUntil,
                pullsMoved);
    }

    /** Pull requests were looked at. */
    Known pullsLookedAt() {
        return pulls(false);
    }

    /** Whether a commit already brought a version: the branch was put back to it. */
    boolean hadVersionOf(Revision commit) {
        return commits.contains(commit);
    }
}
