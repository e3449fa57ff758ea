package dev.tidemark.sandbox.story;

import java.util.regex.Pattern;

/** Versions of the form major.minor.patch. */
final class Versions {

    private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)\\.([0-9]+)");

    private Versions() {}

    static String next(String version, boolean minor) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + version);
        }
        int patch = Integer.parseInt(matcher.group(3)) + 1;
        int nextMinor = Integer.parseInt(matcher.group(2)) + 1;
        return minor
                ? matcher.group(1) + "." + nextMinor + ".0"
                : matcher.group(1) + "." + matcher.group(2) + "." + patch;
    }
}
