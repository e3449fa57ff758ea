package dev.tidemark.posting;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts one body to one address. Blocking, for seconds at most. */
public final class Poster implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Follows no redirect: one would carry what is told to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Override
    public void close() {
        http.shutdownNow();
    }

    /**
     * Returns once it was taken.
     *
     * @throws IOException if it was not, or nobody said so; the message shows no address
     */
    public void post(PostAddress address, Map<String, String> headers, byte[] body)
            throws IOException {
        var request =
                HttpRequest.newBuilder(address.uri())
                        .header("User-Agent", "tidemark")
                        .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        int status = send(request.build());
        if (status / 100 != 2) {
            throw new IOException("it answered with " + status);
        }
    }

    /** The limit is for all of it; what is said beside the status is not read. */
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
