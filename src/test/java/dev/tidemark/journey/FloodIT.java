package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Strangers can send much at once; a small heap bears it. */
class FloodIT {

    private static final int POSTS = 64;
    private static final int BODY = 25 << 20;

    @TempDir private Path temporary;

    @Test
    @Timeout(240)
    void manyLargePostsWithoutAProofFillNoHeapAndKeepNobodyOut() throws Exception {
        try (PackagedPortal portal = PackagedPortal.start(temporary.resolve("data"), "-Xmx256m");
                var executor = Executors.newFixedThreadPool(POSTS)) {
            List<Callable<String>> posts = new ArrayList<>();
            for (int i = 0; i < POSTS; i++) {
                // Half of them without any signature, half with a wrong one.
                String header =
                        i % 2 == 0 ? "" : "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n";
                posts.add(() -> post(portal, header));
            }
            var answers = executor.invokeAll(posts);

            var deliveries = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
            assertThat(deliveries.send("after-the-flood", GitHubDeliveries.opened(7)))
                    .isEqualTo(202);
            for (var answer : answers) {
                // Refused, put off, or cut short while still sending: never taken.
                assertThat(answer.get()).matches("HTTP/1.1 (401|408|429|503).*|cut short");
            }
        }
    }

    private static String post(PackagedPortal portal, String signature) {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.address().getPort())) {
            socket.setSoTimeout(120_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    "POST /ingest/github HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                            + "Content-Type: application/json\r\nX-GitHub-Event: push\r\n"
                            + "X-GitHub-Delivery: flood\r\n"
                            + signature
                            + "Content-Length: "
                            + BODY
                            + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            send(out);
            return firstLine(socket.getInputStream());
        } catch (IOException cut) {
            return "cut short";
        }
    }

    private static void send(OutputStream out) throws IOException {
        var chunk = new byte[1 << 16];
        for (int sent = 0; sent < BODY; sent += chunk.length) {
            out.write(chunk);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\r'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.isEmpty() ? "cut short" : line.toString();
    }
}
