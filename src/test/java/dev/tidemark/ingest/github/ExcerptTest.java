package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void textThatFitsIsNotTouched() {
        assertThat(Excerpt.of("a", 1)).isEqualTo("a");
        assertThat(Excerpt.of("🌊🌊🌊", 3)).isEqualTo("🌊🌊🌊");
    }

    @Test
    void longTextEndsWithAnEllipsisAndWithWholeCharacters() {
        assertThat(Excerpt.of("🌊".repeat(60_000), 3)).isEqualTo("🌊🌊…");
        assertThat(Excerpt.of("x".repeat(60_000), Excerpt.TITLE))
                .hasSize(Excerpt.TITLE)
                .endsWith("x…");
    }

    @Test
    void subjectIsTheFirstLine() {
        assertThat(Excerpt.subject("One\r\nTwo")).isEqualTo("One");
        assertThat(Excerpt.subject("")).isEmpty();
    }
}
