package dev.tidemark.event;

import java.util.regex.Pattern;

/** A full Git object id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
public record Revision(String sha) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    /** Git's "no revision": before a ref's creation, after its deletion. */
    public static final Revision NONE = new Revision("0".repeat(40));

    public Revision {
        if (!FORM.matcher(sha).matches()) {
            throw new IllegalArgumentException("not a full revision: " + sha);
        }
    }

    /** Whether this names no object: all digits are zero. */
    public boolean isNone() {
        return sha.chars().allMatch(digit -> digit == '0');
    }

    /** The first seven digits, for people. */
    public String abbreviated() {
        return sha.substring(0, 7);
    }

    @Override
    public String toString() {
        return sha;
    }
}
