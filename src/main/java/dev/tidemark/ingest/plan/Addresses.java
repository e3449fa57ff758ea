package dev.tidemark.ingest.plan;

import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.WellFormed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of resources, whose instance keys people choose freely: also secrets. */
final class Addresses {

    /** Terraform quotes them as in its language. */
    private static final Pattern KEY = Pattern.compile("\\[\"((?:[^\"\\\\]|\\\\.)*+)\"\\]");

    private static final String PLACE = "address";
    private static final int LONGEST = 1_000;

    private final Masking masking;

    Addresses(Masking masking) {
        this.masking = masking;
    }

    /**
     * As it may be kept: with no key that looks like a secret, and not longer than an entry bears.
     */
    String kept(String address) {
        String masked =
                KEY.matcher(address).replaceAll(key -> Matcher.quoteReplacement(key(key.group(1))));
        String redacted = Redaction.text(masked);
        return WellFormed.text(
                redacted.length() <= LONGEST
                        ? redacted
                        // What it is told apart by may be in its end.
                        : redacted.substring(0, LONGEST) + "…" + mark(address));
    }

    private String key(String key) {
        return "[\"" + (SecretText.isSecret(key) ? mark(key) : key) + "\"]";
    }

    private String mark(String text) {
        return SecretText.MARK + masking.hmac(PLACE, text) + "]";
    }
}
