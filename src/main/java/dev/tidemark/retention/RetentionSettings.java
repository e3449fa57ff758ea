package dev.tidemark.retention;

import dev.tidemark.database.DatabaseAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is deleted when, and as whom. Without a rule everything is kept for ever. */
@ApplicationScoped
class RetentionSettings {

    private final List<RetentionRule> rules;
    private final Optional<DatabaseAddress> role;

    @Inject
    RetentionSettings(
            @ConfigProperty(name = "tidemark.retention") Optional<List<String>> rules,
            @ConfigProperty(name = "tidemark.database.retention-url") Optional<String> role) {
        this(
                rules.orElse(List.of()),
                role.filter(url -> !url.isBlank())
                        .map(url -> DatabaseAddress.parse("TIDEMARK_DATABASE_RETENTION_URL", url)));
    }

    /** Refuses rules that nobody could carry out: they would be believed. */
    RetentionSettings(List<String> rules, Optional<DatabaseAddress> role) {
        this.rules =
                rules.stream()
                        .map(String::strip)
                        .filter(rule -> !rule.isEmpty())
                        .map(RetentionRule::parse)
                        .toList();
        this.role = role;
        if (!this.rules.isEmpty() && role.isEmpty()) {
            throw new RetentionUnusable(
                    "TIDEMARK_RETENTION needs TIDEMARK_DATABASE_RETENTION_URL: documents are"
                            + " deleted by a role of its own.");
        }
    }

    List<RetentionRule> rules() {
        return rules;
    }

    /** The first that is for it counts. */
    Optional<RetentionRule> ruleFor(String kind) {
        return rules.stream().filter(rule -> rule.isFor(kind)).findFirst();
    }

    Optional<DatabaseAddress> role() {
        return role;
    }
}
