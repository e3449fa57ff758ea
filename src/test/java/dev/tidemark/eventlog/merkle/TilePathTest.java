package dev.tidemark.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    /** The index that the specification itself spells out, among others. */
    @ParameterizedTest
    @CsvSource({
        "0/000, false, 0, 0, 256",
        "1/x001/x234/067, false, 1, 1234067, 256",
        "0/x001/x234/067.p/1, false, 0, 1234067, 1",
        "63/005.p/255, false, 63, 5, 255",
        "entries/x001/000.p/17, true, 0, 1000, 17",
        "entries/999, true, 0, 999, 256"
    })
    void namesAreThoseOfTheSpecification(
            String name, boolean isBundle, int level, long index, int width) {
        var path = new TilePath(isBundle, level, index, width);

        assertThat(TilePath.parse(name)).contains(path);
        assertThat(path).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/0000",
                "00/000",
                "64/000",
                "-1/000",
                "0/x000/000",
                "0/x001/x234",
                "0/001/234",
                "0/x1/234",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/1000",
                "0/000.p",
                "0/000/",
                "0/000\n",
                "0/٠٠٠",
                "data/000",
                "entries/0/000",
                "0/x100/x000/x000/x000/x000/x000/x000/000"
            })
    void otherNamesAreNone(String name) {
        assertThat(TilePath.parse(name)).isEmpty();
    }

    /** The specification's own example. */
    @Test
    void logOf70000EntriesHasTheTilesThatTheSpecificationCounts() {
        assertThat(isThere("0/272")).isTrue();
        assertThat(isThere("0/273.p/112")).isTrue();
        assertThat(isThere("0/273.p/113")).isFalse();
        assertThat(isThere("0/273")).isFalse();
        assertThat(isThere("0/274.p/1")).isFalse();
        assertThat(isThere("1/000")).isTrue();
        assertThat(isThere("1/001.p/17")).isTrue();
        assertThat(isThere("1/001.p/18")).isFalse();
        assertThat(isThere("2/000.p/1")).isTrue();
        assertThat(isThere("2/000.p/2")).isFalse();
        assertThat(isThere("3/000.p/1")).isFalse();
        assertThat(isThere("8/000.p/1")).isFalse();
        assertThat(isThere("entries/273.p/112")).isTrue();
        assertThat(isThere("entries/273.p/113")).isFalse();
        assertThat(isThere("0/x999/x999/x999/x999/x999/999")).isFalse();
    }

    private static boolean isThere(String name) {
        return TilePath.parse(name).orElseThrow().isWithin(70_000);
    }

    @Test
    void logOf256EntriesHasAFullTileAndOneHashAboveIt() {
        assertThat(TilePath.parse("0/000").orElseThrow().isWithin(256)).isTrue();
        assertThat(TilePath.parse("1/000.p/1").orElseThrow().isWithin(256)).isTrue();
        assertThat(TilePath.parse("0/000").orElseThrow().isWithin(255)).isFalse();
        assertThat(TilePath.parse("1/000.p/1").orElseThrow().isWithin(255)).isFalse();
    }
}
