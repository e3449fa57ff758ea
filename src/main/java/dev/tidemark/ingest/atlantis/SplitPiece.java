package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.CommentEvent.Section;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a piece of one project's output. What became of it stands in the piece with its heading,
 * where Atlantis' own line is the first; a later piece has counts at most, and never an outcome,
 * unless the cut left that line to it.
 */
final class SplitPiece {

    private SplitPiece() {}

    /** A piece that begins below the heading; {@code whole} if it ends in this part too. */
    static Section headed(
            @Nullable Ran ran, @Nullable AtlantisProject project, Lines piece, boolean whole) {
        Lines lines = piece.trimmed();
        var marker = Marker.parse(lines.at(0));
        if (marker.isPresent()) {
            return unsuccessful(project, marker.get(), lines);
        }
        int fence = Rendered.fenceIndex(lines);
        checkNoMarker(lines);
        if (fence < 0) {
            return new Section(project, null, null, null, null);
        }
        if (ran == Ran.APPLY && whole) {
            return wholeApply(project, lines);
        }
        return new Section(project, Outcome.SUCCEEDED, text(ran, lines, fence, whole), null, null);
    }

    /** Without the closing line nothing in this part says a second time that it worked. */
    private static Section wholeApply(@Nullable AtlantisProject project, Lines lines) {
        if (!(Rendered.of(lines) instanceof Rendered.Output(Lines text, Lines ignored))) {
            throw new NotUnderstood("an apply in a form that is not known");
        }
        ApplyOutput output = believable(ApplyOutput.of(text));
        return new Section(
                project, output.closed() ? Outcome.SUCCEEDED : null, null, output.counts(), null);
    }

    private static ApplyOutput believable(ApplyOutput output) {
        if (output.contradicts()) {
            throw new NotUnderstood("an apply in the form of a success that shows an error");
        }
        return output;
    }

    /** A piece whose heading is in the part before; {@code ends} if it ends in this part. */
    static Section continued(@Nullable Ran ran, Lines piece, boolean ends) {
        Lines lines = piece.trimmed();
        var marker = Marker.parse(lines.at(0));
        if (marker.isPresent()) {
            return unsuccessful(null, marker.get(), lines);
        }
        checkNoMarker(lines);
        Lines output = lines.from(Rendered.fenceIndex(lines) + 1);
        PlanText text = ran == Ran.PLAN ? visible(output, ends).cut() : null;
        PlanCounts counts = ran == Ran.APPLY && ends ? counts(output) : null;
        return new Section(null, null, text, counts, null);
    }

    private static Section unsuccessful(
            @Nullable AtlantisProject project, Marker marker, Lines lines) {
        Outcome outcome = marker.kind() == Marker.Kind.ERROR ? Outcome.ERRORED : Outcome.FAILED;
        return new Section(project, outcome, null, null, Said.of(Rendered.said(marker, lines)));
    }

    private static void checkNoMarker(Lines lines) {
        if (lines.all().stream().anyMatch(Marker::isLike)) {
            throw new NotUnderstood("a part that says somewhere else that it failed");
        }
    }

    private static @Nullable PlanText text(
            @Nullable Ran ran, Lines lines, int fence, boolean whole) {
        if (ran != Ran.PLAN) {
            return null;
        }
        if (whole && Rendered.of(lines) instanceof Rendered.Output(Lines text, Lines trailer)) {
            PlanOutput output = PlanOutput.of(text);
            return output.whole(PlanReading.settled(output, trailer));
        }
        return visible(lines.from(fence + 1), false).cut();
    }

    /** Up to the last fence if the output ends here: behind it Atlantis repeats the counts. */
    private static PlanOutput visible(Lines lines, boolean ends) {
        int closing = ends ? lines.all().lastIndexOf(Rendered.FENCE) : -1;
        return PlanOutput.of(closing < 0 ? lines : lines.to(closing));
    }

    /** An error before this part may be one that the output quotes, so it decides nothing. */
    private static @Nullable PlanCounts counts(Lines output) {
        int closing = output.all().lastIndexOf(Rendered.FENCE);
        return closing < 0 ? null : ApplyOutput.of(output.to(closing)).counts();
    }
}
