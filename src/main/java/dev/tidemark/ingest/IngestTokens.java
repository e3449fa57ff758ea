package dev.tidemark.ingest;

import dev.tidemark.event.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who may tell of which repository: the file of {@code TIDEMARK_INGEST_TOKENS}, a repository and
 * its bearer token on each line. Read again when it changes.
 */
@ApplicationScoped
public class IngestTokens {

    private static final Logger LOG = Logger.getLogger(IngestTokens.class);

    /** Those of a bearer token (RFC 6750), enough of them to be no password. */
    private static final Pattern LINE =
            Pattern.compile("([^\\s/]+)/([^\\s/]+/[^\\s/]+)\\s+([A-Za-z0-9._~+/=-]{16,500})");

    private final Optional<Path> file;
    private volatile Known known = new Known(FileTime.fromMillis(0), -1, List.of());

    IngestTokens(@ConfigProperty(name = "tidemark.ingest-tokens") Optional<Path> file) {
        this.file = file.filter(path -> !path.toString().isBlank());
    }

    /** What the file said when it was last read. */
    private record Known(FileTime changed, long size, List<Token> tokens) {}

    /** One line. */
    private record Token(Repository repository, BearerToken bearer) {}

    /**
     * The repository whose token a request shows. Takes as long for a wrong token as for a right
     * one, wherever in the file it stands.
     *
     * @param authorization the header as it was sent
     * @throws Refusal if it shows none, or there is no file to look it up in
     */
    public Repository repositoryOf(@Nullable String authorization) {
        List<Token> tokens = read();
        BearerToken shown = BearerToken.shownIn(authorization);
        Repository found = null;
        for (Token token : tokens) {
            if (token.bearer().is(shown)) {
                found = token.repository();
            }
        }
        if (found == null) {
            throw Refusal.of(
                    Refusal.Reason.WRONG_TOKEN,
                    "The bearer token is in no line of the file of TIDEMARK_INGEST_TOKENS.");
        }
        return found;
    }

    private List<Token> read() {
        Path path =
                file.orElseThrow(() ->
                        Refusal.of(
                                Refusal.Reason.NOT_CONFIGURED,
                                "Set TIDEMARK_INGEST_TOKENS to a file with a line"
                                        + " 'host/owner/name TOKEN' for each repository, then"
                                        + " start the portal again."));
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Known last = known;
            if (!attributes.lastModifiedTime().equals(last.changed())
                    || attributes.size() != last.size()) {
                last =
                        new Known(
                                attributes.lastModifiedTime(),
                                attributes.size(),
                                parse(Files.readAllLines(path)));
                known = last;
            }
            return last.tokens();
        } catch (IOException unreadable) {
            throw Refusal.of(
                    Refusal.Reason.NOT_CONFIGURED,
                    "The file that TIDEMARK_INGEST_TOKENS names cannot be read.",
                    unreadable);
        }
    }

    private static List<Token> parse(List<String> lines) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Token token = token(line);
            if (token == null || isTaken(token, tokens)) {
                // Never the line itself: it holds a token.
                LOG.warnf(
                        "Line %d of the file of TIDEMARK_INGEST_TOKENS is left out: it is not"
                                + " 'host/owner/name TOKEN' with a token of at least 16"
                                + " characters that no other repository has.",
                        i + 1);
            } else {
                tokens.add(token);
            }
        }
        return List.copyOf(tokens);
    }

    private static @Nullable Token token(String line) {
        Matcher parts = LINE.matcher(line);
        try {
            return parts.matches()
                    ? new Token(
                            Repository.byName(parts.group(1), parts.group(2)),
                            BearerToken.of(parts.group(3)))
                    : null;
        } catch (IllegalArgumentException noRepository) {
            return null;
        }
    }

    /** A token proves one repository: of two that share it neither could be told. */
    private static boolean isTaken(Token token, List<Token> before) {
        return before.stream()
                .anyMatch(other ->
                        other.bearer().is(token.bearer())
                                && !other.repository().equals(token.repository()));
    }
}
