package dev.tidemark.environment;

import dev.tidemark.event.Revision;
import dev.tidemark.event.RunEvent;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was true, from an instant on, of one Ansible play in one environment or of one workflow.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 * @param name of the workflow; of a play, the playbook's file
 * @param play null for a workflow
 * @param environment empty where nothing names one
 * @param running null if none runs
 * @param ended the last that ended and did something; null if none did
 * @param idle the last that ended and did nothing, such as a play none of whose tasks has the tags
 *     that were asked for
 */
record RunState(
        Instant from,
        String repository,
        String name,
        @Nullable String play,
        String environment,
        @Nullable Attempt running,
        @Nullable Attempt ended,
        @Nullable Attempt idle,
        boolean learntLater) {

    /**
     * One run of it.
     *
     * @param at when it began, or when it ended
     * @param failure why it did not succeed, in the source's word; null if it did, or runs
     * @param failedTask null where none is told
     * @param hosts that it is for
     * @param by who started it, as the source says
     */
    record Attempt(
            String id,
            int attempt,
            Instant at,
            @Nullable String failure,
            @Nullable String failedTask,
            List<String> failedHosts,
            int hosts,
            @Nullable String revision,
            @Nullable String by,
            long position) {

        Attempt {
            failedHosts = List.copyOf(failedHosts);
        }

        boolean isOf(RunEvent.Run run) {
            return id.equals(run.id()) && attempt == run.attempt();
        }
    }

    static RunState unseen(String repository, RunEvent.Run run) {
        RunEvent.Play play = run.play();
        return new RunState(
                Instant.EPOCH,
                repository,
                run.name(),
                play == null ? null : play.name(),
                play == null ? "" : play.environment(),
                null,
                null,
                null,
                false);
    }

    RunState after(RunEvent event, JoinedFact fact) {
        return switch (event) {
            case RunEvent.Started(var run) -> begin(attempt(run, null, fact), run, fact);
            case RunEvent.Succeeded(var run) ->
                    isIdle(run)
                            ? with(goesOn(run), ended, attempt(run, null, fact), fact)
                            : with(goesOn(run), attempt(run, null, fact), idle, fact);
            case RunEvent.Errored(var run, var conclusion) ->
                    with(goesOn(run), attempt(run, conclusion, fact), idle, fact);
        };
    }

    private static boolean isIdle(RunEvent.Run run) {
        RunEvent.Play play = run.play();
        RunEvent.Outcome did = play == null ? null : play.outcome();
        return did != null && did.ok() + did.skipped() + did.rescued() == 0;
    }

    /** Sources say whole seconds, so what took none may be told to begin after its end. */
    private RunState begin(Attempt now, RunEvent.Run run, JoinedFact fact) {
        boolean isOver =
                Stream.of(ended, idle)
                        .anyMatch(each ->
                                each != null && each.isOf(run) && !each.at().isBefore(now.at()));
        return with(isOver ? running : now, ended, idle, fact);
    }

    /** Another that has begun since goes on. */
    private @Nullable Attempt goesOn(RunEvent.Run run) {
        return running != null && !running.isOf(run) ? running : null;
    }

    private RunState with(
            @Nullable Attempt running,
            @Nullable Attempt ended,
            @Nullable Attempt idle,
            JoinedFact fact) {
        return new RunState(
                fact.time(),
                repository,
                name,
                play,
                environment,
                running,
                ended,
                idle,
                fact.learntLater());
    }

    private static Attempt attempt(RunEvent.Run run, @Nullable String failure, JoinedFact fact) {
        RunEvent.Play play = run.play();
        RunEvent.Outcome outcome = play == null ? null : play.outcome();
        Revision revision = fact.revision();
        return new Attempt(
                run.id(),
                run.attempt(),
                fact.time(),
                failure,
                outcome == null ? null : outcome.failedTask(),
                outcome == null ? List.of() : outcome.failedHosts(),
                play == null ? 0 : play.hosts().size(),
                revision == null ? null : revision.sha(),
                fact.actor() == null ? null : fact.actor().login(),
                fact.position());
    }
}
