package dev.tidemark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir private Path temporary;
    private Path data;
    private DataDirectory directory;

    @BeforeEach
    void openDirectory() {
        data = temporary.resolve("data");
        directory = DataDirectory.open(data);
    }

    private static void write(EmbeddedPostgres server, String statement) throws SQLException {
        try (Connection connection = TestDatabase.connect(server.addresses().owner());
                Statement work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    private static int rows(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = TestDatabase.connect(server.addresses().owner());
                Statement work = connection.createStatement();
                ResultSet result = work.executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void dataSurvivesUsersComeAndGoAndTheLastOneEndsTheServer() throws Exception {
        var first = EmbeddedPostgres.in(directory);
        write(first, "create table kept (value int)");
        write(first, "insert into kept values (1)");
        var second = EmbeddedPostgres.in(directory);
        assertThat(second.addresses()).isEqualTo(first.addresses());

        first.close();
        write(second, "insert into kept values (2)");
        second.close();
        TestDatabase.awaitNoServer(data);

        try (var again = EmbeddedPostgres.in(directory)) {
            assertThat(rows(again)).isEqualTo(2);
        }
        TestDatabase.awaitNoServer(data);
    }

    @Test
    void serverThatIsKilledComesBackWithWhatWasCommitted() throws Exception {
        try (var server = EmbeddedPostgres.in(directory)) {
            write(server, "create table kept (value int)");
            write(server, "insert into kept values (1)");
            ProcessHandle victim = TestDatabase.server(data).orElseThrow();

            victim.destroyForcibly();

            Instant patience = Instant.now().plus(Duration.ofSeconds(60));
            Optional<Integer> found = Optional.empty();
            while (found.isEmpty()) {
                assertThat(Instant.now()).isBefore(patience);
                found = tryRows(server);
            }
            assertThat(found).contains(1);
        }
        TestDatabase.awaitNoServer(data);
    }

    private static Optional<Integer> tryRows(EmbeddedPostgres server) throws InterruptedException {
        try {
            return Optional.of(rows(server));
        } catch (SQLException notYet) {
            Thread.sleep(100);
            return Optional.empty();
        }
    }

    @Test
    void secondPortalOnOneDirectoryIsRefused() throws IOException {
        try (var lock = directory.lockForServing()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(directory::lockForServing)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("TIDEMARK_DATA_DIR");
        }
    }

    @Test
    void passwordsAreForTheirOwnerAlone() throws Exception {
        try (var server = EmbeddedPostgres.in(directory)) {
            assertThat(server.addresses().application().password()).hasSizeGreaterThan(40);
            assertThat(server.addresses().application().toString())
                    .doesNotContain(server.addresses().application().password());
        }
        TestDatabase.awaitNoServer(data);
        for (String name : new String[] {"password-postgres", "password-tidemark"}) {
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/" + name)))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }
}
