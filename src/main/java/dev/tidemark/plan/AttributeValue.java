package dev.tidemark.plan;

/**
 * One value, as it may be shown.
 *
 * @param text a string's own characters, perhaps only the first of them; a number, a boolean or an
 *     empty list or object as JSON; for a masked one its HMAC, which is equal for equal values of
 *     the same attribute; for an unknown one nothing
 * @param length how many characters it has, if more than {@code text} does; otherwise 0
 */
public record AttributeValue(Kind kind, String text, int length) {

    private static final AttributeValue UNKNOWN = new AttributeValue(Kind.UNKNOWN, "", 0);

    /** What it is. */
    public enum Kind {
        STRING,
        LITERAL,
        MASKED,
        UNKNOWN
    }

    public static AttributeValue masked(String hmac) {
        return new AttributeValue(Kind.MASKED, hmac, 0);
    }

    public static AttributeValue unknown() {
        return UNKNOWN;
    }

    /** Whether the end of it is not here. */
    public boolean isCut() {
        return length > 0;
    }
}
