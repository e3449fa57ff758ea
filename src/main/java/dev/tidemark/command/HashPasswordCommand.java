package dev.tidemark.command;

import dev.tidemark.access.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "hash-password",
        description =
                "Makes an entry for the users file, of the password in the first line of its input.")
final class HashPasswordCommand implements Callable<Integer> {

    private static final int SHORTEST = 10;

    @Parameters(index = "0", paramLabel = "LOGIN", description = "1 to 39 of a-z, 0-9, . _ -")
    private String login = "";

    @Override
    public Integer call() throws IOException {
        if (!login.matches("[a-z0-9][a-z0-9._-]{0,38}")) {
            throw new CommandFailed("A login is 1 to 39 of a-z, 0-9, dot, underscore and hyphen.");
        }
        char[] password = password();
        if (password.length < SHORTEST) {
            throw new CommandFailed("A password needs at least " + SHORTEST + " characters.");
        }
        System.out.printf(
                "- login: %s%n  password: %s%n  roles: [viewer]%n",
                login, PasswordHash.of(password).text());
        return 0;
    }

    /** The first line of its input; the launcher asks for it without showing it. */
    private static char[] password() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
