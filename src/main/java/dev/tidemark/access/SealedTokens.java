package dev.tidemark.access;

import dev.tidemark.secret.PortalKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as they lie in the database: readable by this portal alone, each for its account only. */
@Singleton
class SealedTokens {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SealedTokens(PortalKey portal) {
        key = new SecretKeySpec(portal.derive("user tokens"), "AES");
    }

    byte[] seal(GitHubToken token, String account) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, account).doFinal(written(token));
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    /** Nothing if it was sealed under another key or for another account, or was changed. */
    Optional<GitHubToken> open(byte[] sealed, String account) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), account);
            return Optional.of(read(cipher.doFinal(sealed, NONCE, sealed.length - NONCE)));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String account) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] written(GitHubToken token) {
        String text =
                String.join(
                        "\n",
                        token.access(),
                        token.expires() == null ? "" : token.expires().toString(),
                        token.refresh() == null ? "" : token.refresh());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static GitHubToken read(byte[] written) {
        String[] lines = new String(written, StandardCharsets.UTF_8).split("\n", -1);
        return new GitHubToken(
                lines[0],
                lines[1].isEmpty() ? null : Instant.parse(lines[1]),
                lines[2].isEmpty() ? null : lines[2]);
    }
}
