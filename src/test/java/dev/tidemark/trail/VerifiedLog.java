package dev.tidemark.trail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EntryBlock;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.eventlog.merkle.TilePath;
import dev.tidemark.eventlog.merkle.Tree;
import dev.tidemark.export.EntrySource;
import dev.tidemark.export.EntryText;
import dev.tidemark.export.ExportCut;
import dev.tidemark.export.ExportParts;
import dev.tidemark.export.ExportZip;
import dev.tidemark.web.NotHere;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A real log with its exports and its tiles over HTTP, and a superuser who tampers with it. */
final class VerifiedLog implements AutoCloseable {

    /** The columns that a verifier needs; what stands between them is for people. */
    static final EntryText CSV =
            new EntryText() {
                @Override
                public String part() {
                    return "entries.csv";
                }

                @Override
                public void begin(OutputStream out) throws IOException {
                    out.write("position,sentence,entry\r\n".getBytes(StandardCharsets.US_ASCII));
                }

                @Override
                public void write(EntryBlock entries, OutputStream out) throws IOException {
                    for (int i = 0; i < entries.size(); i++) {
                        StoredEntry entry = entries.entry(i);
                        String text = new String(entry.bytes(), StandardCharsets.UTF_8);
                        out.write(
                                (entry.position()
                                                + ",\"says \"\"no\"\",\r\nand more\",\""
                                                + text.replace("\"", "\"\"")
                                                + "\"\r\n")
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                }
            };

    static {
        // Else each answer waits for the one before to be acknowledged, some forty milliseconds.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path directory;
    private final DatabaseAddresses addresses = TestDatabase.fresh();
    private final AgroalDataSource database = TestDatabase.pool(addresses.application());
    private final EventLog log = new EventLog(database);
    private final Checkpoints checkpoints;

    VerifiedLog(Path directory) {
        this.directory = directory;
        this.checkpoints =
                new Checkpoints(
                        log,
                        database,
                        new LogKeeping(
                                "example.org/log",
                                directory.resolve("signing-key"),
                                directory.resolve("last-checkpoint"),
                                URI.create("https://tidemark.example.org"),
                                Clock.systemUTC()),
                        Anchor.NONE);
        checkpoints.open();
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    String key() {
        return checkpoints.verifierKey();
    }

    /** Changes with numbers from one up to another, and a signature. */
    SignedCheckpoint record(int from, int to) {
        for (int first = from; first < to; first += 1_000) {
            var entries = new ArrayList<NewEntry>();
            for (int number = first; number < Math.min(first + 1_000, to); number++) {
                entries.add(Samples.opened(number));
            }
            log.append(Append.of(entries)).toCompletableFuture().join();
        }
        checkpoints.sign();
        return checkpoints.latest().orElseThrow();
    }

    /** What a superuser can do whom no trigger stops. */
    void tamper(String... statements) {
        var all = new ArrayList<String>();
        all.add("alter table log.entry disable trigger all");
        all.add("alter table log.tile disable trigger all");
        all.addAll(List.of(statements));
        TestDatabase.executeAsSuperuser(
                TestDatabase.superuserOf(addresses), all.toArray(String[]::new));
    }

    /** The log as it is in the database now, signed by whoever has this key. */
    SignedCheckpoint signedBy(SigningKey key) {
        var tree = new Tree();
        long size = log.size();
        for (long from = 0; from < size; from += 1_000) {
            log.read(from, 1_000)
                    .forEach(entry -> tree.append(Hash.leaf(entry.bytes()), tile -> {}));
        }
        var checkpoint = new Checkpoint("example.org/log", size, tree.root());
        return new SignedCheckpoint(
                checkpoint, SignedNote.sign(checkpoint.text(), key), Instant.now());
    }

    SigningKey signingKey() throws IOException {
        return SigningKey.read(directory.resolve("signing-key"), "example.org/log");
    }

    Path keep(SignedCheckpoint signed) throws IOException {
        return Files.writeString(
                Files.createTempFile(directory, "kept", ".checkpoint"), signed.note().toString());
    }

    Path export(SignedCheckpoint signed) throws IOException {
        List<Long> all = LongStream.range(0, signed.checkpoint().size()).boxed().toList();
        return export(signed, EntryText.NDJSON, Map.of(), all);
    }

    Path export(
            SignedCheckpoint signed,
            EntryText text,
            Map<String, List<String>> filter,
            List<Long> positions)
            throws IOException {
        Path file = Files.createTempFile(directory, "export", ".zip");
        var cut = new ExportCut(signed, key(), Instant.now(), filter, null);
        try (var zip = new ExportZip(Files.newOutputStream(file));
                var parts = new ExportParts(log, cut, zip)) {
            parts.write(EntrySource.at(log, positions), text, count -> {});
            parts.writeManifest();
        }
        return file;
    }

    /** Serves this checkpoint and the tiles as the portal does. */
    HttpServer serve(SignedCheckpoint signed) throws IOException {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(here, 0);
        var tiles = new Tiles(log, checkpoints);
        server.createContext(
                "/log/checkpoint", exchange -> answer(exchange, 200, text(signed.note())));
        server.createContext("/log/key", exchange -> answer(exchange, 200, text(key() + "\n")));
        server.createContext("/log/tile/", exchange -> answerTile(exchange, tiles));
        server.start();
        return server;
    }

    static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answerTile(HttpExchange exchange, Tiles tiles) {
        String name = exchange.getRequestURI().getPath().substring("/log/tile/".length());
        try {
            answer(exchange, 200, tiles.bytes(TilePath.parse(name).orElseThrow(), false));
        } catch (NotHere nothing) {
            answer(exchange, 404, text(nothing));
        } catch (LogDamaged damaged) {
            answer(exchange, 500, text(damaged));
        }
    }

    private static byte[] text(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
