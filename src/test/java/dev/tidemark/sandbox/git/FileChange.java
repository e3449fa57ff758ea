package dev.tidemark.sandbox.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.ContentMergeStrategy;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One file that differs between two snapshots.
 *
 * @param before its content, null if it was added
 * @param after its content, null if it was removed
 */
public record FileChange(String path, @Nullable String before, @Nullable String after) {

    /** In GitHub's words. */
    public String status() {
        if (before == null) {
            return "added";
        }
        return after == null ? "removed" : "modified";
    }

    /** Id of the blob that the file is now, or was before it was removed. */
    public String blob() {
        try (var hashing = new ObjectInserter.Formatter()) {
            return hashing.idFor(Constants.OBJ_BLOB, bytes(after == null ? before : after)).name();
        }
    }

    public int additions() {
        return edits().stream().mapToInt(Edit::getLengthB).sum();
    }

    public int deletions() {
        return edits().stream().mapToInt(Edit::getLengthA).sum();
    }

    /** The hunks, as GitHub's {@code patch}: without file headers and without a last line break. */
    public String patch() {
        var out = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(out)) {
            formatter.format(edits(), text(before), text(after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8).stripTrailing();
    }

    /** The same change to a tree that may have moved on: lines that both changed are as here. */
    public Directory mergedInto(Directory tree) {
        if (after == null) {
            return tree.without(path);
        }
        var current = tree.read(path).orElse(null);
        if (current == null || current.equals(before)) {
            return tree.with(path, after);
        }
        var algorithm = new MergeAlgorithm(new HistogramDiff());
        algorithm.setContentMergeStrategy(ContentMergeStrategy.THEIRS);
        var merged =
                algorithm.merge(
                        RawTextComparator.DEFAULT, text(before), text(current), text(after));
        var out = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(out, merged, List.of("", "", ""), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree.with(path, out.toString(UTF_8));
    }

    private EditList edits() {
        return new HistogramDiff().diff(RawTextComparator.DEFAULT, text(before), text(after));
    }

    private static RawText text(@Nullable String content) {
        return new RawText(bytes(content));
    }

    private static byte[] bytes(@Nullable String content) {
        return content == null ? new byte[0] : content.getBytes(UTF_8);
    }
}
