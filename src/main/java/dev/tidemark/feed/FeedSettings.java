package dev.tidemark.feed;

import dev.tidemark.posting.PostAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who gets the log posted, as a file says. Read once. */
@ApplicationScoped
class FeedSettings {

    private static final String VARIABLE = "TIDEMARK_FEED_TARGETS";

    private final List<FeedTarget> targets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    FeedSettings(@ConfigProperty(name = "tidemark.feed-targets") Optional<Path> file) {
        file.filter(path -> !path.toString().isBlank()).ifPresent(this::read);
    }

    private void read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    add(line, i + 1);
                }
            }
        } catch (IOException unreadable) {
            problems.add("The file that " + VARIABLE + " names cannot be read.");
        }
    }

    private void add(String line, int number) {
        try {
            FeedTarget target = FeedTarget.parse(line);
            if (targets.stream().anyMatch(other -> other.name().equals(target.name()))) {
                throw new PostAddress.Unusable("another line has its name");
            }
            targets.add(target);
        } catch (PostAddress.Unusable unusable) {
            // Never the line itself: it holds a secret.
            problems.add(
                    "Line %d of the file of %s is left out: %s."
                            .formatted(number, VARIABLE, unusable.getMessage()));
        }
    }

    List<FeedTarget> targets() {
        return targets;
    }

    /** What was configured and is not used, and why. */
    List<String> problems() {
        return problems;
    }
}
