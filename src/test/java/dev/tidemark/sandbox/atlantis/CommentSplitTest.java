package dev.tidemark.sandbox.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentSplitTest {

    @Test
    void shortCommentStaysWhole() {
        assertThat(CommentSplit.of("Ran Plan", "plan")).containsExactly("Ran Plan");
    }

    @Test
    void partsAreFilledFromTheEndAndCutAtLines() {
        String comment = "Head\n" + "a line of forty characters, more or less\n".repeat(4_000);

        List<String> parts = CommentSplit.of(comment, "plan");

        assertThat(parts).hasSize(3);
        assertThat(parts).allMatch(part -> size(part) <= CommentSplit.LARGEST);
        assertThat(size(parts.get(1))).isGreaterThan(CommentSplit.LARGEST - 600);
        assertThat(size(parts.getFirst())).isLessThan(size(parts.get(1)));
        assertThat(parts.get(1)).startsWith("Continued plan output from previous comment.\na line");
        assertThat(joined(parts, "", "")).isEqualTo(comment);
    }

    @Test
    void openFoldIsClosedAndOpenedAgain() {
        String comment =
                "Ran Plan\n\n<details><summary>Show Output</summary>\n\n```diff\n"
                        + "+ resource\n".repeat(12_000)
                        + "```\n</details>\n";

        List<String> parts = CommentSplit.of(comment, "plan");

        assertThat(parts).hasSize(3);
        assertThat(parts.getFirst())
                .endsWith(
                        "+ resource\n\n```\n</details>\n\n<br>\n\n**Warning**: Output length"
                                + " greater than max comment size. Continued in next comment.");
        assertThat(parts.getLast())
                .startsWith(
                        "Continued plan output from previous comment.\n<details><summary>Show"
                                + " Output</summary>\n\n```diff\n+ resource\n");
        assertThat(
                        joined(
                                parts,
                                "<details><summary>Show Output</summary>\n\n```diff\n",
                                "\n```\n</details>\n"))
                .isEqualTo(comment);
    }

    private static int size(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String joined(List<String> parts, String opening, String closing) {
        var whole = new StringBuilder();
        for (String part : parts) {
            whole.append(
                    part.replace("Continued plan output from previous comment.\n" + opening, "")
                            .replace(
                                    closing
                                            + "\n<br>\n\n**Warning**: Output length greater than"
                                            + " max comment size. Continued in next comment.",
                                    ""));
        }
        return whole.toString();
    }
}
