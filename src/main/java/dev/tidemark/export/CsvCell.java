package dev.tidemark.export;

import org.jspecify.annotations.Nullable;

/**
 * A text as a cell of RFC 4180 that no spreadsheet takes for a formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
 */
public final class CsvCell {

    /** Spreadsheets take the full-width ones for the others. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private static final char INERT = '\'';

    private CsvCell() {}

    /** Adds a text from outside; nothing if it is null. */
    public static void append(StringBuilder line, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            quote(line, visible(mayBeFormula(text) ? INERT + text : text));
        }
    }

    /** Adds a text as it is, which is only for what cannot begin a formula. */
    public static void quote(StringBuilder line, String text) {
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    /** Whether it begins like one, if what cannot be seen in front of it is passed over. */
    private static boolean mayBeFormula(String text) {
        char first = text.charAt(0);
        return first == '\t'
                || first == '\r'
                || first == '\n'
                || text.codePoints()
                        .dropWhile(CsvCell::isUnseen)
                        .limit(1)
                        .anyMatch(begin -> FORMULA.indexOf(begin) >= 0);
    }

    private static boolean isUnseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT;
    }

    /** Control characters have no place in a text file; an entry's own column has them escaped. */
    private static String visible(String text) {
        return text.codePoints().allMatch(CsvCell::isText)
                ? text
                : text.codePoints()
                        .map(point -> isText(point) ? point : '\ufffd')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static boolean isText(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\t' || point == '\r' || point == '\n';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
