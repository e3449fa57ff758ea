package dev.tidemark.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which route needs what. The first that matches counts, and what none matches is for people who
 * are signed in. A star stands for everything below, a brace for one part of a path.
 */
final class Rules {

    /**
     * One of them.
     *
     * @param resource its pattern, which is also what a refusal is recorded under
     */
    record Rule(String resource, Need need, Pattern pattern) {

        static Rule of(String resource, Need need) {
            String regex =
                    Stream.of(resource.split("/", -1))
                            .map(part -> part.equals("{}") ? "[^/]+" : Pattern.quote(part))
                            .collect(Collectors.joining("/"));
            // A slash at the end leads to the same place.
            return new Rule(
                    resource,
                    need,
                    Pattern.compile(regex.replace(Pattern.quote("*"), ".*") + "/?"));
        }

        boolean matches(String path) {
            return pattern.matcher(path).matches();
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    Rule.of("/log/checkpoint", Need.NOTHING),
                    Rule.of("/log/key", Need.NOTHING),
                    Rule.of("/q/health", Need.NOTHING),
                    Rule.of("/q/health/*", Need.NOTHING),
                    Rule.of("/ingest/*", Need.NOTHING),
                    Rule.of("/assets/*", Need.NOTHING),
                    Rule.of("/_static/*", Need.NOTHING),
                    Rule.of("/sign-in", Need.NOTHING),
                    Rule.of("/sign-in/*", Need.NOTHING),
                    Rule.of("/log/tile/*", Need.TRAIL),
                    Rule.of("/trail/export", Need.TRAIL),
                    Rule.of("/api/v1/trail/export", Need.TRAIL),
                    Rule.of("/trail/{}/evidence", Need.TRAIL),
                    Rule.of("/api/v1/trail/{}/evidence", Need.TRAIL),
                    Rule.of("/api/v1/feed", Need.TRAIL),
                    Rule.of("/trail/population", Need.TRAIL),
                    Rule.of("/api/v1/trail/population", Need.TRAIL),
                    Rule.of("/changes/{}/{}/{}/evidence", Need.TRAIL),
                    Rule.of("/api/v1/changes/{}/{}/{}/evidence", Need.TRAIL),
                    Rule.of("/access", Need.ADMIN),
                    Rule.of("/access/*", Need.ADMIN),
                    Rule.of("/retention", Need.ADMIN),
                    Rule.of("/retention/*", Need.ADMIN),
                    Rule.of("/q/metrics", Need.METRICS),
                    Rule.of("/q/metrics/*", Need.METRICS),
                    Rule.of("/q/openapi", Need.SIGNED_IN),
                    Rule.of("/sign-out", Need.SIGNED_IN),
                    Rule.of("/sign-out/*", Need.SIGNED_IN),
                    Rule.of("/", Need.READ),
                    Rule.of("/foot", Need.READ),
                    Rule.of("/events", Need.READ),
                    Rule.of("/changes", Need.READ),
                    Rule.of("/changes/*", Need.READ),
                    Rule.of("/projects", Need.READ),
                    Rule.of("/projects/*", Need.READ),
                    Rule.of("/environments", Need.READ),
                    Rule.of("/environments/*", Need.READ),
                    Rule.of("/domains", Need.READ),
                    Rule.of("/domains/*", Need.READ),
                    Rule.of("/drift", Need.READ),
                    Rule.of("/approvals", Need.READ),
                    Rule.of("/approvals/*", Need.READ),
                    Rule.of("/policy", Need.READ),
                    Rule.of("/trail", Need.READ),
                    Rule.of("/trail/*", Need.READ),
                    Rule.of("/insights", Need.READ),
                    Rule.of("/status", Need.READ),
                    Rule.of("/api/v1/*", Need.READ));

    private static final Rule OTHERS = Rule.of("/*", Need.SIGNED_IN);

    private Rules() {}

    /** The one for a path as the router reads it. */
    static Rule of(String path) {
        return RULES.stream().filter(rule -> rule.matches(path)).findFirst().orElse(OTHERS);
    }

    /** Whether a rule names this path, rather than the one for everything else. */
    static boolean knows(String path) {
        return RULES.stream().anyMatch(rule -> rule.matches(path));
    }
}
