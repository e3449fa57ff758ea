package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked of Atlantis by a comment.
 *
 * @param change number of the pull request
 * @param comment id of the comment
 * @param verb such as {@code plan}, {@code approve_policies}, {@code state rm}
 * @param project by {@code -p}; null if not given
 * @param dir by {@code -d}; null if not given
 * @param workspace by {@code -w}; null if not given
 * @param flags every other flag, in order, such as {@code --verbose}
 * @param arguments what stands behind {@code --}, for Terraform, and addresses of {@code import}
 *     and {@code state rm}
 */
public record AtlantisCommand(
        long change,
        String comment,
        String verb,
        @Nullable String project,
        @Nullable String dir,
        @Nullable String workspace,
        List<String> flags,
        List<String> arguments) {

    public AtlantisCommand {
        flags = List.copyOf(flags);
        arguments = List.copyOf(arguments);
    }
}
