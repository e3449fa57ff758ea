package dev.tidemark.ingest.github;

import dev.tidemark.ingest.BodyIntake;
import dev.tidemark.ingest.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The HMAC-SHA256 that a delivery claims over its raw body, checked while the body goes by. */
final class WebhookSignature implements BodyIntake.Witness {

    static final String HEADER = "X-Hub-Signature-256";

    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] claimed;
    private final Mac mac;

    private WebhookSignature(byte[] claimed, Mac mac) {
        this.claimed = claimed;
        this.mac = mac;
    }

    /**
     * What the header claims.
     *
     * @throws Refusal if it claims nothing, before any of the body is read
     */
    static WebhookSignature claimed(@Nullable String header, String secret) {
        var form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            throw Refusal.of(
                    Refusal.Reason.UNSIGNED,
                    "The header " + HEADER + " with sha256= and 64 hexadecimal digits is missing.");
        }
        return new WebhookSignature(HexFormat.of().parseHex(form.group(1)), mac(secret));
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
    }

    /** Ends the body; takes as long for a wrong signature as for the right one. */
    void verify() {
        if (!MessageDigest.isEqual(claimed, mac.doFinal())) {
            throw Refusal.of(
                    Refusal.Reason.WRONG_SIGNATURE,
                    "The signature does not match the body and this portal's webhook secret.");
        }
    }
}
