package dev.tidemark.approval.effect;

import dev.tidemark.secret.PortalKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What this portal's own words in a pull request are known by: a line that pages do not show, with
 * an HMAC that nobody else can make. Who copies it says it later than the portal did.
 */
final class Marker {

    private static final String PURPOSE = "tidemark/effect-marker";
    private static final int BYTES = 16;

    private final PortalKey key;

    Marker(PortalKey key) {
        this.key = key;
    }

    /**
     * The line.
     *
     * @param effect what it is the effect of: natural key of a release or a rejection
     */
    String of(String effect) {
        byte[] mac = key.mac(PURPOSE).doFinal(effect.getBytes(StandardCharsets.UTF_8));
        return "<!-- tidemark " + HexFormat.of().formatHex(mac, 0, BYTES) + " -->";
    }
}
