package dev.tidemark.access;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A password as a users file holds it: Argon2id in its PHC string, or bcrypt. */
public final class PasswordHash {

    /** OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int LENGTH = 32;

    /** A gibibyte; a file that asks for more would stop the portal at the first sign-in. */
    private static final int MOST_MEMORY_KIB = 1 << 20;

    private static final int MOST_PASSES = 20;
    private static final int MOST_LANES = 16;

    private static final Pattern ARGON2ID =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[aby]\\$(?:0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private final String text;

    private PasswordHash(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is neither; the message never shows it
     */
    static PasswordHash parse(String text) {
        Matcher argon2 = ARGON2ID.matcher(text);
        boolean isArgon2 =
                argon2.matches()
                        && isWithin(argon2.group(1), 8, MOST_MEMORY_KIB)
                        && isWithin(argon2.group(2), 1, MOST_PASSES)
                        && isWithin(argon2.group(3), 1, MOST_LANES);
        if (!isArgon2 && !BCRYPT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a password is a hash of Argon2id ($argon2id$v=19$…) or bcrypt ($2b$…)");
        }
        return new PasswordHash(text);
    }

    private static boolean isWithin(String number, int least, int most) {
        int value = Integer.parseInt(number);
        return value >= least && value <= most;
    }

    /** A new one, with a salt of its own. */
    public static PasswordHash of(char[] password) {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, LENGTH);
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$m="
                        + MEMORY_KIB
                        + ",t="
                        + PASSES
                        + ",p="
                        + LANES
                        + "$"
                        + base64.encodeToString(salt)
                        + "$"
                        + base64.encodeToString(hash));
    }

    /** Whether it is of this password. Takes as long for a wrong one as for the right one. */
    boolean isOf(char[] password) {
        Matcher argon2 = ARGON2ID.matcher(text);
        if (!argon2.matches()) {
            return OpenBSDBCrypt.checkPassword(text, password);
        }
        byte[] expected = Base64.getDecoder().decode(argon2.group(5));
        byte[] shown =
                argon2(
                        password,
                        Base64.getDecoder().decode(argon2.group(4)),
                        Integer.parseInt(argon2.group(1)),
                        Integer.parseInt(argon2.group(2)),
                        Integer.parseInt(argon2.group(3)),
                        expected.length);
        return MessageDigest.isEqual(expected, shown);
    }

    private static byte[] argon2(
            char[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withSalt(salt)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .build());
        var hash = new byte[length];
        var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        var exact = new byte[bytes.remaining()];
        bytes.get(exact);
        generator.generateBytes(exact, hash);
        return hash;
    }

    /** As it stands in the file. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
