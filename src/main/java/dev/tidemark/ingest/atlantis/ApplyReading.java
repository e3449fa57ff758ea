package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of an apply. An apply MUST NOT be called successful that was not, so what
 * Terraform's output says is never enough:
 *
 * <ul>
 *   <li>The first line below the heading is Atlantis' own. It uses a {@code diff} fence only where
 *       every step of the workflow ended with exit code 0, and the words Error or Failed everywhere
 *       else ({@code server/events/markdown_renderer.go}); that decides. {@code Apply complete!}
 *       below one of these words is somebody's text.
 *   <li>One of these words inside of an output in the form of a success, and Terraform's own error
 *       there without its closing line behind it (a workflow that hides the exit code), contradict
 *       the form: nothing is believed then.
 *   <li>Without Terraform's closing line, as custom workflows and Terragrunt may have it, a success
 *       is believed where Atlantis says it a second time: by its summary, or by there being only
 *       one project, whose heading then cannot be part of another one's output. Its counts are
 *       null, also where the closing line stands there several times.
 * </ul>
 */
final class ApplyReading {

    private ApplyReading() {}

    /**
     * Reads it.
     *
     * @param backed whether Atlantis says it a second time, or it is the only project
     */
    static ProjectResult read(AtlantisProject project, Rendered rendered, boolean backed) {
        return switch (rendered) {
            case Rendered.Unsuccessful(Marker marker, String said) ->
                    ProjectResult.of(
                            marker.kind() == Marker.Kind.ERROR ? Outcome.ERRORED : Outcome.FAILED,
                            unsuccessful(project, marker, said));
            case Rendered.Output(Lines text, Lines ignored) ->
                    succeeded(project, ApplyOutput.of(text), backed);
            case Rendered.Other ignored ->
                    throw new NotUnderstood("an apply in a form that is not known");
        };
    }

    /** It did not work; {@code project} is null where the whole command failed. */
    static Finding unsuccessful(
            @Nullable AtlantisProject project, Marker marker, @Nullable String said) {
        return new Finding(
                Ran.APPLY.word(),
                project,
                said,
                marker.kind() == Marker.Kind.ERROR
                        ? ApplyEvent.Errored::new
                        : ApplyEvent.Refused::new);
    }

    private static ProjectResult succeeded(
            AtlantisProject project, ApplyOutput output, boolean backed) {
        if (output.contradicts()) {
            throw new NotUnderstood("an apply in the form of a success that shows an error");
        }
        if (!output.closed() && !backed) {
            throw new NotUnderstood("an apply without a closing line and without a summary");
        }
        return ProjectResult.of(
                Outcome.SUCCEEDED,
                ProjectResult.finding(
                        Ran.APPLY,
                        project,
                        report -> new ApplyEvent.Succeeded(report, output.counts())));
    }
}
