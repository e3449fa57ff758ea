package dev.tidemark.journey;

import dev.tidemark.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The portal as it is shipped, in a process of its own that a test may kill. */
final class PackagedPortal implements AutoCloseable {

    static final String SECRET = "a secret of this test";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final Path dataDirectory;

    private PackagedPortal(Process process, URI address, Path dataDirectory) {
        this.process = process;
        this.address = address;
        this.dataDirectory = dataDirectory;
    }

    /** Starts it and waits until it is ready. */
    static PackagedPortal start(Path dataDirectory, String... javaOptions) {
        try {
            int port = freePort();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(javaOptions));
            command.addAll(List.of("-jar", System.getProperty("tidemark.packaged"), "serve"));
            var builder = new ProcessBuilder(command);
            builder.environment().put("TIDEMARK_DATA_DIR", dataDirectory.toString());
            builder.environment().put("TIDEMARK_HTTP_PORT", "" + port);
            builder.environment().put("TIDEMARK_GITHUB_WEBHOOK_SECRET", SECRET);
            Path output = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            var portal =
                    new PackagedPortal(
                            builder.start(), URI.create("http://127.0.0.1:" + port), dataDirectory);
            portal.awaitReady(output);
            return portal;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs another command on the same data directory to its end, and gives what it said. */
    static String run(Path dataDirectory, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("tidemark.packaged")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIDEMARK_DATA_DIR", dataDirectory.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " failed:\n" + said);
        }
        return said;
    }

    /** What a page or another resource says now. */
    String get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path output) throws IOException {
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (!isReady()) {
            if (Instant.now().isAfter(patience) || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the portal did not start:\n" + Files.readString(output));
            }
        }
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
        try (var client = HttpClient.newHttpClient()) {
            Thread.sleep(100);
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    URI address() {
        return address;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As Ctrl-C does; nothing that it started is left afterwards. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        try {
            TestDatabase.awaitNoServer(dataDirectory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the portal does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
