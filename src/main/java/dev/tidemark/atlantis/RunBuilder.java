package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins the tellings of one command on one project into runs.
 *
 * <p>Statuses, JSON and webhooks say their head, so those of one head make a run, until one of its
 * channels tells of a second end: that is another run. A comment says no head: it belongs to the
 * newest run that had ended when it was posted and has no comment yet; if no other channel told of
 * that run, it ran at the head that the pull request had then.
 */
final class RunBuilder {

    /** GitHub's clock for statuses and comments, ours for JSON and webhooks. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final Command command;
    private final AtlantisProject project;
    private final Heads heads;
    private final List<Draft> drafts = new ArrayList<>();

    private static final class Draft {

        private final @Nullable Revision head;
        private final boolean inferred;
        private final List<Telling> tellings = new ArrayList<>();

        Draft(@Nullable Revision head, boolean inferred) {
            this.head = head;
            this.inferred = inferred;
        }

        boolean hasEnded() {
            return tellings.stream().anyMatch(telling -> telling.outcome().isEnd());
        }

        boolean hasEndBy(Channel channel) {
            return tellings.stream()
                    .anyMatch(telling -> telling.channel() == channel && telling.outcome().isEnd());
        }

        boolean hasEndedBy(Telling comment, Duration slack) {
            return tellings.stream()
                    .filter(telling -> telling.outcome().isEnd())
                    .anyMatch(telling -> !telling.time().isAfter(comment.time().plus(slack)));
        }

        boolean hadBegunBy(Telling comment) {
            return !tellings.getFirst().time().isAfter(comment.time());
        }
    }

    private RunBuilder(Command command, AtlantisProject project, Heads heads) {
        this.command = command;
        this.project = project;
        this.heads = heads;
    }

    /** In order of their beginning. */
    static List<ProjectRun> runs(
            Command command, AtlantisProject project, List<Telling> tellings, Heads heads) {
        var builder = new RunBuilder(command, project, heads);
        tellings.stream().filter(telling -> telling.revision() != null).forEach(builder::place);
        tellings.stream()
                .filter(telling -> telling.revision() == null)
                .forEach(builder::placeComment);
        return builder.runs();
    }

    private void place(Telling telling) {
        Optional<Draft> last = last(Objects.requireNonNull(telling.revision()));
        if (last.isPresent() && goesInto(last.get(), telling)) {
            last.get().tellings.add(telling);
        } else {
            begin(new Draft(telling.revision(), false), telling);
        }
    }

    private Optional<Draft> last(Revision head) {
        return drafts.reversed().stream().filter(draft -> head.equals(draft.head)).findFirst();
    }

    private static boolean goesInto(Draft draft, Telling telling) {
        return telling.outcome().isEnd() ? !draft.hasEndBy(telling.channel()) : !draft.hasEnded();
    }

    private void placeComment(Telling comment) {
        Optional<Draft> found =
                ended(comment, Duration.ZERO)
                        .or(() -> newest(draft -> !draft.hasEnded() && draft.hadBegunBy(comment)))
                        .or(() -> ended(comment, SLACK));
        if (found.isPresent()) {
            found.get().tellings.add(comment);
            found.get().tellings.sort(Comparator.comparing(Telling::time));
        } else {
            Revision head = heads.at(comment.time()).orElse(null);
            begin(new Draft(head, true), comment);
        }
    }

    private Optional<Draft> ended(Telling comment, Duration slack) {
        return newest(
                draft -> !draft.hasEndBy(Channel.COMMENT) && draft.hasEndedBy(comment, slack));
    }

    private Optional<Draft> newest(Predicate<Draft> which) {
        return drafts.stream()
                .filter(which)
                .max(Comparator.comparing(draft -> draft.tellings.getFirst().time()));
    }

    private void begin(Draft draft, Telling first) {
        draft.tellings.add(first);
        drafts.add(draft);
    }

    private List<ProjectRun> runs() {
        return drafts.stream()
                .map(draft ->
                        new ProjectRun(
                                command,
                                project,
                                draft.head,
                                draft.inferred,
                                draft.tellings,
                                null,
                                null))
                .sorted(Comparator.comparing(ProjectRun::startedAt))
                .toList();
    }
}
