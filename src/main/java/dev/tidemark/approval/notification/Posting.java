package dev.tidemark.approval.notification;

import dev.tidemark.posting.Poster;
import dev.tidemark.posting.Signing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts one body to one target. Blocking, for seconds at most. */
@ApplicationScoped
class Posting {

    private final NotificationSettings settings;
    private final Clock clock;
    private final Poster poster = new Poster();

    Posting(NotificationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        poster.close();
    }

    /**
     * Returns once the target has it.
     *
     * @throws IOException if it has not, or did not say so; the message shows no address
     */
    void post(Target target, NotificationQueue.Waiting waiting) throws IOException {
        byte[] body = waiting.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (target.format() == Target.Format.JSON) {
            String signature = HexFormat.of().formatHex(Signing.sign(settings.secret(), body));
            headers.put("X-Tidemark-Delivery", waiting.id().toString());
            headers.put("X-Tidemark-Timestamp", Long.toString(clock.instant().getEpochSecond()));
            headers.put("X-Tidemark-Signature-256", "sha256=" + signature);
        }
        poster.post(target.address(), headers, body);
    }
}
