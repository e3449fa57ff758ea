package dev.tidemark.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL of our own in the data directory, for whoever gives no address of another.
 *
 * <p>The first process that needs it starts it, the others join it, and it lives as long as any of
 * them: {@code keep-postgres.sh} says how. Nothing is left behind by a crash, and data survives.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final DatabaseAddresses addresses;
    private final RandomAccessFile alive;

    private EmbeddedPostgres(DatabaseAddresses addresses, RandomAccessFile alive) {
        this.addresses = addresses;
        this.alive = alive;
    }

    /**
     * Joins the server of this data directory, or starts it.
     *
     * @throws DatabaseUnusable with what to do, if it cannot be started
     */
    public static EmbeddedPostgres in(DataDirectory directory) {
        Path home = directory.resolve("postgres");
        try (FileLock starting = directory.lockForStarting()) {
            Files.createDirectories(home);
            RandomAccessFile alive = openPipe(home);
            var credentials = EmbeddedCredentials.in(home);
            Optional<Integer> running = runningPort(home);
            if (running.isPresent()) {
                var joined = credentials.addresses(running.get());
                if (answersWithin(joined, Duration.ofSeconds(2))) {
                    return new EmbeddedPostgres(joined, alive);
                }
                // It is just stopping because its last user went; ours came too late to keep it.
                awaitEnd(home);
            }
            int port = start(home, credentials);
            starting.channel().force(false);
            return new EmbeddedPostgres(credentials.addresses(port), alive);
        } catch (IOException failed) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL in "
                            + home
                            + " cannot be started: "
                            + failed.getMessage(),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("Interrupted while PostgreSQL started.", interrupted);
        }
    }

    public DatabaseAddresses addresses() {
        return addresses;
    }

    /** Lets go of the server; it stops when nobody else uses it. */
    @Override
    public void close() {
        try {
            alive.close();
        } catch (IOException harmless) {
            // The pipe is closed with the process at the latest.
        }
    }

    private static RandomAccessFile openPipe(Path home) throws IOException, InterruptedException {
        Path pipe = home.resolve("alive");
        if (!Files.exists(pipe)) {
            Programs.run(List.of("mkfifo", "-m", "600", pipe.toString()), home);
        }
        // Read and write, because opening for writing alone waits until somebody reads.
        return new RandomAccessFile(pipe.toFile(), "rw");
    }

    private static int start(Path home, EmbeddedCredentials credentials)
            throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.unpackInto(home.resolve("binaries"));
        List<String> wrapper = asOrdinaryUser();
        if (!Files.exists(home.resolve("data/PG_VERSION"))) {
            initialise(home, binaries, wrapper, credentials);
        }
        int port = freePort(home);
        Path script = home.resolve("keep-postgres.sh");
        try (InputStream text = EmbeddedPostgres.class.getResourceAsStream("keep-postgres.sh")) {
            Files.copy(
                    java.util.Objects.requireNonNull(text, "keep-postgres.sh is in the build"),
                    script,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var command = new ArrayList<>(ownSession());
        command.addAll(List.of("sh", script.toString(), home.toString()));
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "" + port));
        command.addAll(wrapper);
        Files.deleteIfExists(home.resolve("postgres.log"));
        Process keeper = Programs.builder(command, home).start();
        awaitAnswer(home, credentials, port, keeper);
        Files.writeString(home.resolve("port"), "" + port);
        return port;
    }

    private static void initialise(
            Path home, Path binaries, List<String> wrapper, EmbeddedCredentials credentials)
            throws IOException, InterruptedException {
        Path unfinished = home.resolve("data.unfinished");
        deleteTree(unfinished);
        Path password = credentials.superuserPasswordFile();
        var command = new ArrayList<>(wrapper);
        command.addAll(
                List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"));
        Programs.run(command, home);
        Files.move(unfinished, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private static List<String> asOrdinaryUser() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        Process probe = Programs.builder(List.of("unshare", "-U", "true"), Path.of("/")).start();
        if (probe.waitFor() != 0) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL cannot run as root here, because user namespaces are"
                            + " not allowed. Run ./tidemark as an ordinary user, or set"
                            + " TIDEMARK_DATABASE_URL and TIDEMARK_DATABASE_OWNER_URL.");
        }
        return List.of("unshare", "-U");
    }

    /** So that Ctrl-C reaches the portal first, and the server only when the portal is done. */
    private static List<String> ownSession() {
        return Programs.isOnPath("setsid")
                ? List.of("setsid")
                : List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV");
    }

    private static int freePort(Path home) throws IOException {
        Path remembered = home.resolve("port");
        int wanted =
                Files.exists(remembered)
                        ? Integer.parseInt(Files.readString(remembered).strip())
                        : 0;
        for (int port : new int[] {wanted, 0}) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Somebody else uses the remembered one: take any.
            }
        }
        throw new IOException("no free port on 127.0.0.1");
    }

    private static Optional<Integer> runningPort(Path home) throws IOException {
        Path port = home.resolve("port");
        return serverProcess(home).isPresent() && Files.exists(port)
                ? Optional.of(Integer.parseInt(Files.readString(port).strip()))
                : Optional.empty();
    }

    private static Optional<ProcessHandle> serverProcess(Path home) throws IOException {
        Path file = home.resolve("data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file).lines().findFirst().orElse("").strip();
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .filter(EmbeddedPostgres::isPostgres);
    }

    /** After a restart of the machine the number may be another process's. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(true);
    }

    private static void awaitEnd(Path home) throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(STOPS_WITHIN);
        while (serverProcess(home).isPresent()) {
            if (Instant.now().isAfter(patience)) {
                throw new DatabaseUnusable(
                        "The PostgreSQL of "
                                + home
                                + " neither answers nor stops; see "
                                + home.resolve("postgres.log")
                                + ".");
            }
            Thread.sleep(50);
        }
    }

    private static void awaitAnswer(
            Path home, EmbeddedCredentials credentials, int port, Process keeper)
            throws IOException, InterruptedException {
        DatabaseAddress superuser = credentials.superuser(port);
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (true) {
            try (Connection connection = connect(superuser)) {
                credentials.create(connection, port);
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(patience) || !keeper.isAlive()) {
                    keeper.destroy();
                    throw new DatabaseUnusable(
                            "The embedded PostgreSQL does not start; its last words: "
                                    + lastWords(home),
                            notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    private static String lastWords(Path home) throws IOException {
        Path log = home.resolve("postgres.log");
        if (!Files.exists(log)) {
            return "(none)";
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static boolean answersWithin(DatabaseAddresses addresses, Duration patience)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            try (Connection connection = connect(addresses.application())) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
