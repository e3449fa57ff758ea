package dev.tidemark.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobProperties {

    @Property
    void matchesWhatARegularExpressionMatches(
            @ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertThat(new Glob(pattern).matches(path))
                .as("%s matches %s", pattern, path)
                .isEqualTo(regex(pattern).matcher(path + "/").matches());
    }

    @Property
    void textWithoutSignsMatchesItselfAlone(
            @ForAll("paths") String path, @ForAll("paths") String other) {
        assertThat(new Glob(path).matches(path)).isTrue();
        assertThat(new Glob(path).matches(other)).isEqualTo(path.equals(other));
    }

    @Property
    void directoryWithTwoStarsIsItAndAllBelow(
            @ForAll("paths") String path, @ForAll("paths") String below) {
        var glob = new Glob(path + "/**");

        assertThat(glob.matches(path)).isTrue();
        assertThat(glob.matches(path + "/" + below)).isTrue();
        assertThat(glob.matches(path + "x")).isFalse();
    }

    @Test
    void hostilePatternTakesNoTime() {
        var glob = new Glob("*a".repeat(99));

        Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(glob.matches("a".repeat(5_000) + "b")).isFalse());
    }

    @Test
    void namesOfRepositoriesIgnoreCase() {
        assertThat(new Glob("Acme/infra-*").matchesIgnoringCase("acme/Infra-eu")).isTrue();
        assertThat(new Glob("acme/*").matches("acme/a/b")).isFalse();
    }

    @Provide
    Arbitrary<String> paths() {
        return segments(
                Arbitraries.strings().withChars('a', 'b', '.').ofMinLength(1).ofMaxLength(4));
    }

    @Provide
    Arbitrary<String> patterns() {
        return segments(
                Arbitraries.oneOf(
                        Arbitraries.just("**"),
                        Arbitraries.strings()
                                .withChars('a', 'b', '.', '*', '?')
                                .ofMinLength(1)
                                .ofMaxLength(4)
                                .filter(text -> !text.contains("**"))));
    }

    private static Arbitrary<String> segments(Arbitrary<String> one) {
        return one.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("/", list));
    }

    /** The same said in another language: each part ends in a slash, and so does the path. */
    private static Pattern regex(String pattern) {
        String parts =
                Arrays.stream(pattern.split("/"))
                        .map(part ->
                                part.equals("**")
                                        ? "(?:[^/]+/)*"
                                        : part.replace(".", "\\.")
                                                        .replace("*", "[^/]*")
                                                        .replace("?", "[^/]")
                                                + "/")
                        .collect(Collectors.joining());
        return Pattern.compile(parts);
    }
}
