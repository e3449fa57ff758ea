package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code push}. */
final class PushReading {

    /** docs.github.com/webhooks: "The array includes a maximum of 2048 commits." */
    private static final int MOST_COMMITS = 2_048;

    /** The account that commits for people who press a button on GitHub's pages. */
    static final String WEB_FLOW = "web-flow";

    private static final List<String> PATH_LISTS = List.of("added", "removed", "modified");

    private final Webhook webhook;
    private final Payload push;
    private final List<Payload> commits;
    private final Set<String> authors = new HashSet<>();
    private final Set<String> paths = new HashSet<>();
    private boolean complete;

    private PushReading(Webhook webhook) {
        this.webhook = webhook;
        this.push = webhook.payload();
        this.commits = push.objects("commits");
        // The paths of the commits that a forced push took away are in no list.
        this.complete =
                !push.flag("forced")
                        && commits.size() < MOST_COMMITS
                        && commits.size() == commitCount();
    }

    static Reading read(Webhook webhook) {
        return new PushReading(webhook).read();
    }

    private Reading read() {
        Pushed pushed = pushed();
        Revision revision = pushed.after().isNone() ? pushed.before() : pushed.after();
        return Reading.of(
                webhook.entry(
                        Facts.pushed(
                                webhook.repository(),
                                pushed.ref(),
                                pushed.before(),
                                pushed.after()),
                        Subject.revision(webhook.repository(), revision),
                        push.object("repository").instant("pushed_at"),
                        pusher(),
                        revision,
                        pushed));
    }

    private Pushed pushed() {
        List<Commit> readCommits = commits.stream().map(this::commit).toList();
        var content = PushContent.of(authors, paths, complete, readCommits);
        String ref = push.text("ref");
        return new Pushed(
                Excerpt.of(ref, Excerpt.REF),
                push.revision("before"),
                push.revision("after"),
                push.flag("forced"),
                ref.equals("refs/heads/" + push.object("repository").text("default_branch")),
                content.paths().paths(),
                content.paths().widened(),
                content.authors(),
                content.commits(),
                commitCount());
    }

    private Commit commit(Payload commit) {
        for (String list : PATH_LISTS) {
            if (commit.node().has(list)) {
                paths.addAll(commit.texts(list));
            } else {
                complete = false;
            }
        }
        String author = username(commit, "author");
        String committer = username(commit, "committer");
        if (author != null) {
            authors.add(author);
        }
        if (committer != null && !committer.equals(WEB_FLOW)) {
            authors.add(committer);
        }
        return new Commit(
                commit.revision("id"),
                Excerpt.subject(commit.text("message")),
                author == null ? null : new Actor(author, null));
    }

    private static @Nullable String username(Payload commit, String role) {
        Payload person = commit.objectOrNull(role);
        String username = person == null ? null : person.textOrNull("username");
        return username == null || username.isBlank()
                ? null
                : Excerpt.of(username.strip(), Excerpt.LOGIN);
    }

    private @Nullable Actor pusher() {
        Actor sender = webhook.sender();
        if (sender != null) {
            return sender;
        }
        Payload pusher = push.objectOrNull("pusher");
        String name = pusher == null ? null : pusher.textOrNull("name");
        return name == null || name.isBlank()
                ? null
                : new Actor(Excerpt.of(name.strip(), Excerpt.LOGIN), null);
    }

    private int commitCount() {
        Long size = push.numberOrNull("size");
        long count = size == null ? commits.size() : Math.max(size, commits.size());
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
