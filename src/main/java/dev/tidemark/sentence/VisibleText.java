package dev.tidemark.sentence;

import org.jspecify.annotations.Nullable;

/**
 * Text from outside, made fit to stand among ours: one line, every character that would be
 * invisible or would turn the text around shown by name, cut where it grows too long. Escaping is
 * the template's.
 *
 * @param shown to be wrapped in {@code <bdi>}
 * @param whole the text up to a generous length if {@code shown} was cut, else null
 */
public record VisibleText(String shown, @Nullable String whole) {

    private static final int SHORT = 200;
    private static final int LONG = 1_000;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    public static VisibleText of(String text) {
        String shown = visible(text, SHORT);
        boolean cut = text.codePointCount(0, text.length()) > SHORT;
        return new VisibleText(shown, cut ? visible(text, LONG) : null);
    }

    public static @Nullable VisibleText ofNullable(@Nullable String text) {
        return text == null || text.isBlank() ? null : of(text);
    }

    /** Lines stay lines and nothing is cut. */
    public static String block(String text) {
        var block = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (point == '\n' || point == '\t') {
                        block.appendCodePoint(point);
                    } else {
                        append(block, point);
                    }
                });
        return block.toString();
    }

    /** For plain text: kept from turning what stands around it. */
    public String isolated() {
        return FIRST_STRONG_ISOLATE + shown + POP_ISOLATE;
    }

    private static String visible(String text, int most) {
        var visible = new StringBuilder();
        int[] points = text.strip().codePoints().limit(most + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, most); i++) {
            append(visible, points[i]);
        }
        return points.length > most ? visible.append('…').toString() : visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        if (point == '\n' || point == '\t' || point == '\r') {
            visible.append(' ');
        } else if (isHidden(point)) {
            visible.append('⟨').append(String.format("U+%04X", point)).append('⟩');
        } else if (Character.getType(point) == Character.SURROGATE) {
            visible.append('\ufffd');
        } else {
            visible.appendCodePoint(point);
        }
    }

    /** U+200C and U+200D join letters of living scripts and make emoji: they stay. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }
}
