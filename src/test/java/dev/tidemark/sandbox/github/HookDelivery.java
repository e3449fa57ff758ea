package dev.tidemark.sandbox.github;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver one event to one hook. A redelivery is another attempt with an id of its
 * own and the same {@code guid} and content.
 */
record HookDelivery(long id, Content content, boolean redelivery, Attempt attempt) {

    /** What every attempt of it carries. The payload is kept compressed: there are thousands. */
    record Content(
            String guid,
            String event,
            @Nullable String action,
            long repositoryId,
            Map<String, String> headers,
            byte[] compressedPayload) {

        byte[] payload() {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(compressedPayload))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static byte[] compress(byte[] payload) {
            var out = new ByteArrayOutputStream();
            try (var compressing = new GZIPOutputStream(out)) {
                compressing.write(payload);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }

    /** How it went, in GitHub's words. */
    record Attempt(
            Instant deliveredAt, double duration, int statusCode, String status, String body) {

        boolean succeeded() {
            return statusCode >= 200 && statusCode < 300;
        }
    }
}
