package dev.tidemark.approval.notification;

import dev.tidemark.posting.PostAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is notified, as configured. */
@ApplicationScoped
class NotificationSettings {

    private static final int SHORTEST_SECRET = 16;

    private final List<Target> targets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final byte[] secret;

    NotificationSettings(
            @ConfigProperty(name = "tidemark.notify-url") Optional<List<String>> urls,
            @ConfigProperty(name = "tidemark.notify-secret") Optional<String> secret) {
        this.secret = secret.map(String::strip).orElse("").getBytes(StandardCharsets.UTF_8);
        for (String url : urls.orElse(List.of())) {
            if (!url.isBlank()) {
                add(url);
            }
        }
    }

    private void add(String url) {
        try {
            Target target = Target.parse(url.strip());
            if (target.format() == Target.Format.JSON && secret.length < SHORTEST_SECRET) {
                throw new PostAddress.Unusable(
                        "TIDEMARK_NOTIFY_SECRET of 16 characters or more signs what json= gets");
            }
            targets.add(target);
        } catch (PostAddress.Unusable unusable) {
            problems.add("TIDEMARK_NOTIFY_URL: " + unusable.getMessage());
        }
    }

    List<Target> targets() {
        return targets;
    }

    /** What was configured and is not used, and why; without what it was. */
    List<String> problems() {
        return problems;
    }

    /** Signs what is sent as JSON. */
    byte[] secret() {
        return secret;
    }
}
