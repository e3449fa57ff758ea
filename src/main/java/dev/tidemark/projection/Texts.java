package dev.tidemark.projection;

/** Texts from outside on their way into columns. */
final class Texts {

    /** PostgreSQL refuses index entries over 2,704 bytes; a character takes up to four. */
    private static final int LONGEST = 500;

    private Texts() {}

    /** Without what PostgreSQL's text cannot hold (NUL), and short enough for an index. */
    static String indexable(String text) {
        String cut = text;
        if (text.length() > LONGEST) {
            boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
            cut = text.substring(0, splitsPair ? LONGEST - 1 : LONGEST);
        }
        return cut.replace('\0', '\ufffd');
    }
}
