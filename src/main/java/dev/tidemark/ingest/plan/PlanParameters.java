package dev.tidemark.ingest.plan;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.WellFormed;
import dev.tidemark.ingest.Refusal;
import dev.tidemark.plan.PostedPlan;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands beside a posted plan, in the query. Refused unless every part has its form. */
final class PlanParameters {

    /** With its host, or as Atlantis knows it, without. */
    private static final Pattern REPOSITORY =
            Pattern.compile("([A-Za-z0-9.:-]{1,200}/)?[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");

    /** Atlantis numbers what it plans without a pull request below zero. */
    private static final Pattern PULL = Pattern.compile("(-?[0-9]{1,15})?");

    private static final Pattern HEAD = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final int LONGEST_DIR = 500;
    private static final int LONGEST_WORKSPACE = 100;
    private static final int LONGEST_PROJECT = 200;

    private final MultivaluedMap<String, String> query;

    private PlanParameters(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /**
     * Reads them.
     *
     * @param owner the repository whose token the request shows
     * @throws Refusal if one is missing or has another form, or they name another repository
     */
    static PostedPlan of(
            MultivaluedMap<String, String> query, Repository owner, Instant receivedAt) {
        var parameters = new PlanParameters(query);
        parameters.checkRepository(owner);
        return new PostedPlan(
                owner,
                parameters.change(),
                new Revision(parameters.matching("head", HEAD)),
                new AtlantisProject(
                        parameters.text("dir", LONGEST_DIR, false),
                        parameters.text("workspace", LONGEST_WORKSPACE, false),
                        parameters.name()),
                receivedAt);
    }

    private void checkRepository(Repository owner) {
        String named = matching("repository", REPOSITORY);
        if (!named.equalsIgnoreCase(owner.toString()) && !named.equalsIgnoreCase(owner.path())) {
            throw Refusal.of(
                    Refusal.Reason.ANOTHER_REPOSITORY, "The bearer token is another repository's.");
        }
    }

    private @Nullable Long change() {
        String pull = matching("pull", PULL);
        long number = pull.isEmpty() ? 0 : Long.parseLong(pull);
        return number > 0 ? number : null;
    }

    private @Nullable String name() {
        String name = text("project", LONGEST_PROJECT, true);
        return name.isEmpty() ? null : name;
    }

    private String matching(String parameter, Pattern form) {
        String value = value(parameter);
        if (!form.matcher(value).matches()) {
            throw malformed(parameter);
        }
        return value;
    }

    private String text(String parameter, int longest, boolean mayBeEmpty) {
        String value = value(parameter);
        boolean isMissing = value.isBlank() && !(mayBeEmpty && value.isEmpty());
        if (isMissing
                || value.length() > longest
                || value.chars().anyMatch(Character::isISOControl)
                || !WellFormed.text(value).equals(value)
                // It becomes part of a key that cannot be redacted later.
                || !Redaction.text(value).equals(value)) {
            throw malformed(parameter);
        }
        return value;
    }

    private String value(String parameter) {
        List<String> values = query.getOrDefault(parameter, List.of(""));
        if (values.size() != 1) {
            throw malformed(parameter);
        }
        return values.getFirst();
    }

    private static Refusal malformed(String parameter) {
        return Refusal.of(
                Refusal.Reason.MALFORMED,
                "The query parameter '" + parameter + "' is missing or not in its form.");
    }
}
