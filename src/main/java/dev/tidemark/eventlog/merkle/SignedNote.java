package dev.tidemark.eventlog.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * C2SP signed-note: a text, an empty line, and signature lines.
 *
 * @param text ends with a newline
 * @param signatures the lines below the empty one, each with its newline
 */
public record SignedNote(String text, String signatures) {

    private static final String DASH = "\u2014 ";

    /** More than the sixteen that every reader has to take, and few enough to verify. */
    private static final Pattern SIGNATURES =
            Pattern.compile("(?:\u2014 [^\\s+]+ [A-Za-z0-9+/]{7,}={0,2}\n){1,100}");

    /** Signs the text with one key. */
    public static SignedNote sign(String text, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] keyId = key.verifierKey().keyId();
        byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
        System.arraycopy(signature, 0, both, keyId.length, signature.length);
        String line =
                DASH + key.verifierKey().name() + " " + Base64.getEncoder().encodeToString(both);
        return new SignedNote(text, line + "\n");
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        boolean isText = note.chars().allMatch(point -> point >= ' ' || point == '\n');
        if (split < 0 || !isText || !SIGNATURES.matcher(note.substring(split + 2)).matches()) {
            throw new IllegalArgumentException("not a signed note");
        }
        return new SignedNote(note.substring(0, split + 1), note.substring(split + 2));
    }

    /** Whether one of the signatures is this key's and true; unknown ones are ignored. */
    public boolean isSignedBy(VerifierKey key) {
        return signatures.lines().anyMatch(line -> isSignature(line, key));
    }

    private boolean isSignature(String line, VerifierKey key) {
        String start = DASH + key.name() + " ";
        if (!line.startsWith(start)) {
            return false;
        }
        byte[] both;
        try {
            both = Base64.getDecoder().decode(line.substring(start.length()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        byte[] keyId = key.keyId();
        return both.length > keyId.length
                && Arrays.equals(both, 0, keyId.length, keyId, 0, keyId.length)
                && key.verifies(
                        text.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(both, keyId.length, both.length));
    }

    @Override
    public String toString() {
        return text + "\n" + signatures;
    }
}
