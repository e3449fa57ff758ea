package dev.tidemark.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatWouldTurnOrHideTextIsShownByName() {
        assertThat(VisibleText.of("a\u202Eb\u0007c\u200Bd\u2066e").shown())
                .isEqualTo("a⟨U+202E⟩b⟨U+0007⟩c⟨U+200B⟩d⟨U+2066⟩e");
    }

    @Test
    void linesBecomeSpacesAndLoneSurrogatesTheReplacementCharacter() {
        assertThat(VisibleText.of("one\ntwo\tthree\ud83d").shown())
                .isEqualTo("one two three\ufffd");
    }

    @Test
    void letterJoinersAndEmojiStay() {
        String family = "\uD83D\uDC69\u200D\uD83D\uDCBB";

        assertThat(VisibleText.of(family).shown()).isEqualTo(family);
    }

    @Test
    void longTextIsCutAtWholeCharactersAndKeptForTheTitle() {
        VisibleText text = VisibleText.of("\uD83D\uDE00".repeat(60_000));

        assertThat(text.shown().codePointCount(0, text.shown().length())).isEqualTo(201);
        assertThat(text.shown()).endsWith("\uD83D\uDE00…");
        assertThat(text.whole()).isNotNull().hasSizeBetween(2_000, 2_001);
    }

    @Test
    void shortTextHasNoTitle() {
        assertThat(VisibleText.of("x".repeat(200)).whole()).isNull();
    }

    @Test
    void plainTextIsIsolated() {
        assertThat(VisibleText.of("\u05D0").isolated()).isEqualTo("\u2068\u05D0\u2069");
    }

    @Test
    void blocksKeepTheirLines() {
        assertThat(VisibleText.block("{\n\"a\":\"\u202E\"}")).isEqualTo("{\n\"a\":\"⟨U+202E⟩\"}");
    }
}
