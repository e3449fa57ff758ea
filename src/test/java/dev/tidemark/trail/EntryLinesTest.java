package dev.tidemark.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryLinesTest {

    @Test
    void everyAttributeHasItsLine() {
        assertThat(EntryLines.of("{\"a\":{\"b\":1,\"c\":[2,3]},\"d\":\"e\"}"))
                .isEqualTo("{\n\"a\":{\"b\":1,\"c\":[2,3]},\n\"d\":\"e\"\n}");
    }

    @Test
    void textThatLooksLikeAnEntryStaysInItsLine() {
        assertThat(EntryLines.of("{\"a\":\"\\\\\\\"},{,\\\\\",\"b\":0}"))
                .isEqualTo("{\n\"a\":\"\\\\\\\"},{,\\\\\",\n\"b\":0\n}");
    }
}
