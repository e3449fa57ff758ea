package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of Atlantis' comments: {@code expected.txt} says what each fixture tells. */
class CommentFormsTest {

    static final Map<String, List<String>> EXPECTED = expected();

    private static Map<String, List<String>> expected() {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        List<String> lines = List.of();
        for (String line : Telling.resource("expected.txt").split("\n", -1)) {
            if (line.startsWith(" ")) {
                lines.add(line.strip());
            } else if (!line.isEmpty()) {
                lines = new ArrayList<>();
                forms.put(line, lines);
            }
        }
        return forms;
    }

    static Stream<String> names() {
        return EXPECTED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void formTellsWhatIsExpected(String name) {
        assertThat(Telling.of(Telling.fixture(name))).isEqualTo(EXPECTED.get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsOfLinesAndBlankLinesAroundChangeNothing(String name) {
        String body = Telling.fixture(name);

        assertThat(CommentParser.parse("\n" + body.replace("\n", "\r\n") + "\r\n\r\n"))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Function.class)
                .isEqualTo(CommentParser.parse(body));
    }

    @Test
    void digestIsOfTheTextBetweenTheFencesAlone() {
        assertThat(digest("plan-short"))
                .isEqualTo(digest("plan-verbose"))
                .isEqualTo(digest("plan-old-template"))
                .isNotEqualTo(digest("plan-actions"));
    }

    private static String digest(String name) {
        Finding finding =
                ((Parsed.Told) CommentParser.parse(Telling.fixture(name))).findings().get(0);
        var plan = (PlanEvent.Succeeded) finding.in(418, "9");
        PlanText text = Objects.requireNonNull(plan.text());
        return Objects.requireNonNull(text.digest());
    }

    @Test
    void emptyCommentTellsNothing() {
        assertThat(Telling.of(" \n")).containsExactly("nothing: a comment without a text");
    }

    @Test
    void whatAtlantisSaysIsCutToOneLineOf500Characters() {
        String body = "**Apply Failed**: " + "because \t".repeat(200) + "🌊".repeat(400);

        String said = Telling.of(body).get(0);

        assertThat(said).startsWith("apply refused «because because ").endsWith("…»");
        assertThat(said.length()).isLessThan(530);
    }
}
