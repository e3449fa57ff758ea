package dev.tidemark.approval.notification;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts one body to one target. Blocking, for seconds at most. */
@ApplicationScoped
class Posting {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HMAC = "HmacSHA256";

    private final NotificationSettings settings;
    private final Clock clock;

    /** Follows no redirect: one would carry what is told to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Posting(NotificationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /**
     * Returns once the target has it.
     *
     * @throws IOException if it has not, or did not say so; the message shows no address
     */
    void post(Target target, NotificationQueue.Waiting waiting) throws IOException {
        byte[] body = waiting.body().getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(target.address())
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "tidemark")
                        .POST(BodyPublishers.ofByteArray(body));
        if (target.format() == Target.Format.JSON) {
            request.header("X-Tidemark-Delivery", waiting.id().toString())
                    .header("X-Tidemark-Timestamp", Long.toString(clock.instant().getEpochSecond()))
                    .header("X-Tidemark-Signature-256", "sha256=" + signature(body));
        }
        int status = send(request.build());
        if (status / 100 != 2) {
            throw new IOException("it answered with " + status);
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(settings.secret(), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    /** The limit is for all of it; what the target says beside its status is not read. */
    private int send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<Void>> sent =
                http.sendAsync(request, BodyHandlers.discarding());
        try {
            return sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException tooLong) {
            sent.cancel(true);
            throw new IOException("it did not answer in " + LIMIT.toSeconds() + " s", tooLong);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            String what = cause.getClass().getSimpleName();
            throw new IOException("it was not reached: " + what, failed);
        } catch (InterruptedException closing) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }
}
