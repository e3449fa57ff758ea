package dev.tidemark.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A portal whose people are in a file, closed to everybody else. */
public final class LocalUsers implements QuarkusTestProfile {

    public static final String PASSWORD = "correct horse battery";

    /** Of that password; the least work that bcrypt knows. */
    private static final String HASH =
            org.bouncycastle.crypto.generators.OpenBSDBCrypt.generate(
                    PASSWORD.toCharArray(), new byte[16], 4);

    static final Path FILE = write(standard());

    static String standard() {
        return user("viewer", "viewer")
                + user("lead", "lead")
                + "  github: {login: jiwon, id: 29330175}\n"
                + user("auditor", "auditor")
                + user("admin", "admin");
    }

    static String user(String login, String role) {
        return "- login: " + login + "\n  password: " + HASH + "\n  roles: [" + role + "]\n";
    }

    private static Path write(String users) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "users", ".yaml").toAbsolutePath();
            return Files.writeString(file, users);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tidemark.auth", "local",
                "tidemark.users-file", FILE.toString(),
                "tidemark.metrics-token", "a token of metrics");
    }
}
