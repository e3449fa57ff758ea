package dev.tidemark.trail;

/** Types of entries without what every type has around it. */
final class ShortType {

    private static final String PREFIX = "dev.tidemark.";

    private ShortType() {}

    /** {@code dev.tidemark.change.opened.v1} as {@code change.opened}. */
    static String of(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        int version = name.lastIndexOf(".v");
        boolean isVersion = version > 0 && isNumber(name, version + 2);
        return isVersion ? name.substring(0, version) : name;
    }

    private static boolean isNumber(String name, int from) {
        return from < name.length() && name.chars().skip(from).allMatch(Character::isDigit);
    }
}
