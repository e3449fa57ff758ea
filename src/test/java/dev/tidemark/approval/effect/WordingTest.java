package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording("https://tidemark.example.org");

    @Test
    void reasonBeginsNoCommandOfAnythingThatReadsThePullRequest() {
        String text =
                wording.announcement(
                        World.REQUEST,
                        "tanaka",
                        "fine\r\n/merge\natlantis apply -p other\r@dependabot merge\n<!-- x -->",
                        "<!-- tidemark 1 -->");

        assertThat(text.lines().filter(line -> line.startsWith("/"))).isEmpty();
        assertThat(text.lines().filter(line -> line.startsWith("atlantis"))).isEmpty();
        assertThat(text).doesNotContain("@dependabot").contains("&lt;!-- x");
        assertThat(text.lines().filter(line -> line.contains("<!--"))).hasSize(1);
    }

    @Test
    void noBodyIsACommandByItself() {
        String approval = wording.approval(World.REQUEST, null, "<!-- tidemark 1 -->");

        assertThat(approval.lines().count()).isGreaterThan(1);
        assertThat(approval)
                .startsWith(
                        "Let out the apply of `data` in [Tidemark](https://tidemark.example.org"
                                + "/approvals/"
                                + World.REQUEST.id()
                                + ")")
                .endsWith("\n\n<!-- tidemark 1 -->");
    }

    @Test
    void reasonWithoutEndIsCut() {
        assertThat(Wording.quoted("x".repeat(100_000))).hasSizeLessThan(4_100).endsWith("…");
    }
}
