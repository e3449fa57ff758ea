package dev.tidemark.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the claims of an ID token, which is checked already, who somebody is. */
@Singleton
class OidcPerson {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_LOGIN = 100;

    private final OidcSettings settings;
    private final RoleRules rules;

    OidcPerson(OidcSettings settings, RoleRules rules) {
        this.settings = settings;
        this.rules = rules;
    }

    /** Who it is; empty if the required group is missing. */
    Optional<Person> of(JsonNode claims) {
        String subject = claims.path("sub").asText("");
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        Set<String> groups = groups(claims);
        if (settings.requiredGroup().filter(group -> !groups.contains(group)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Person(
                        Person.OIDC,
                        subject,
                        login(claims, subject),
                        github(claims),
                        rules.of(groups)));
    }

    /** For reading only: what would change how a line looks is left out of it. */
    private String login(JsonNode claims, String subject) {
        String said = claims.path(settings.loginClaim()).asText("");
        String clean = said.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        String shown = clean.isEmpty() ? subject : clean;
        return shown.length() > LONGEST_LOGIN ? shown.substring(0, LONGEST_LOGIN) : shown;
    }

    private Set<String> groups(JsonNode claims) {
        JsonNode found = claims.path(settings.groupsClaim());
        if (found.isMissingNode()) {
            found = claims;
            for (String part : settings.groupsClaim().split("/", -1)) {
                found = found.path(part);
            }
        }
        var groups = new LinkedHashSet<String>();
        if (found.isTextual()) {
            groups.add(found.asText());
        }
        found.forEach(group -> groups.add(group.asText()));
        return groups;
    }

    private @Nullable Actor github(JsonNode claims) {
        String login = claim(claims, settings.gitHubLoginClaim());
        String id = claim(claims, settings.gitHubIdClaim());
        return login.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}") && id.matches("[1-9][0-9]{0,18}")
                ? new Actor(login, id)
                : null;
    }

    private static String claim(JsonNode claims, Optional<String> name) {
        return name.map(claims::path).map(value -> value.asText("")).orElse("");
    }
}
