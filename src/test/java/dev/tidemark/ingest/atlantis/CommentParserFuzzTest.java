package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** 100,000 comments, each a known one that was changed in some places. */
class CommentParserFuzzTest {

    private static final int COMMENTS = 100_000;
    private static final long SEED = 20_260_302;

    private static final List<String> NAMES = List.copyOf(CommentFormsTest.EXPECTED.keySet());
    private static final List<String> BODIES = NAMES.stream().map(Telling::fixture).toList();
    private static final List<List<String>> TOLD = BODIES.stream().map(Telling::of).toList();
    private static final List<Long> MARKERS =
            BODIES.stream().map(CommentParserFuzzTest::markers).toList();
    private static final Pattern REASON = Pattern.compile("[a-zA-Z', :]{10,120}");
    private static final List<String> LINES =
            BODIES.stream().flatMap(String::lines).distinct().toList();
    private static final String SUCCESS = Telling.fixture("apply-short");

    @Test
    void noChangedCommentMakesItThrowOrInventASuccess() {
        var random = new Random(SEED);
        for (int count = 0; count < COMMENTS; count++) {
            int original = random.nextInt(BODIES.size());

            String changed = change(BODIES.get(original), random);

            check(original, changed);
        }
    }

    private static void check(int original, String changed) {
        List<String> told = Telling.of(changed);
        if (told.get(0).startsWith("unknown: ") || told.get(0).startsWith("nothing: ")) {
            assertThat(REASON.matcher(told.get(0)).matches()).as(told.get(0)).isTrue();
        }
        long markers = MARKERS.get(original);
        if (markers > 0 && markers(changed) >= markers) {
            told.stream()
                    .filter(line -> line.startsWith("applied "))
                    .map(line -> line.split(" ", -1)[1])
                    .forEach(project -> assertWasNotFailed(original, project, changed));
        }
    }

    private static void assertWasNotFailed(int original, String project, String changed) {
        assertThat(TOLD.get(original))
                .as(changed)
                .noneMatch(line ->
                        line.startsWith("apply errored " + project)
                                || line.startsWith("apply refused " + project));
    }

    private static long markers(String body) {
        return body.lines().filter(Marker::isLike).count();
    }

    private static String change(String body, Random random) {
        var lines = new ArrayList<>(Arrays.asList(body.split("\n", -1)));
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            changeOnce(lines, random);
        }
        String changed = String.join("\n", lines);
        return switch (random.nextInt(10)) {
            case 0 -> changed.substring(0, random.nextInt(changed.length() + 1));
            case 1 -> changed.substring(random.nextInt(changed.length() + 1));
            case 2 -> withOtherCharacter(changed, random);
            default -> changed;
        };
    }

    private static void changeOnce(List<String> lines, Random random) {
        int place = random.nextInt(lines.size());
        switch (random.nextInt(7)) {
            case 0 -> lines.add(place, LINES.get(random.nextInt(LINES.size())));
            case 1 -> lines.set(place, LINES.get(random.nextInt(LINES.size())));
            case 2 -> {
                if (lines.size() > 1) {
                    lines.remove(place);
                }
            }
            case 3 -> lines.add(random.nextInt(lines.size()), lines.get(place));
            case 4 -> Collections.swap(lines, place, random.nextInt(lines.size()));
            case 5 -> lines.addAll(place, SUCCESS.lines().toList());
            default -> {
                List<String> other = BODIES.get(random.nextInt(BODIES.size())).lines().toList();
                int from = random.nextInt(other.size());
                int to = from + random.nextInt(other.size() - from) + 1;
                lines.addAll(place, other.subList(from, to));
            }
        }
    }

    private static String withOtherCharacter(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int place = random.nextInt(text.length());
        char character = (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
        return text.substring(0, place) + character + text.substring(place + 1);
    }
}
