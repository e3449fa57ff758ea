package dev.tidemark.overview;

import dev.tidemark.web.PublicAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What has to be entered in GitHub, and run here, to begin. Knows of the secret only whether. */
@Singleton
class Connect {

    /** As GitHub's form calls them. */
    private static final List<String> EVENTS =
            List.of(
                    "Pull requests",
                    "Pull request reviews",
                    "Issue comments",
                    "Pushes",
                    "Statuses",
                    "Workflow runs",
                    "Repositories");

    private final PublicAddress address;
    private final boolean secretIsSet;

    Connect(
            PublicAddress address,
            @ConfigProperty(name = "tidemark.github.webhook-secret") Optional<String> secret) {
        this.address = address;
        this.secretIsSet = secret.filter(value -> !value.isBlank()).isPresent();
    }

    ConnectGuide guide() {
        return new ConnectGuide(
                address.of("/ingest/github"), address.isPublic(), secretIsSet, EVENTS);
    }
}
