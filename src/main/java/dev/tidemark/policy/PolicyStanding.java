package dev.tidemark.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of the policy.
 *
 * @param repository {@code owner/name} that holds it; null where none is watched
 * @param versions the newest first
 * @param projects that were planned, and so may be let out
 * @param at when this was asked
 */
record PolicyStanding(
        @Nullable String repository,
        PolicyInForce inForce,
        List<PolicyVersion> versions,
        List<KnownProject> projects,
        Instant at) {

    /** Long enough for every weekly window, and the year's great ones. */
    private static final int DAYS_AHEAD = 366;

    private static final int SECONDS_OF_DAY = 86_400;

    PolicyStanding {
        versions = List.copyOf(versions);
        projects = List.copyOf(projects);
    }

    Policy policy() {
        return inForce.policy();
    }

    /** The version in force; nothing while the default holds. */
    Optional<PolicyVersion> version() {
        return inForce.commit() == null
                ? Optional.empty()
                : versions.stream().filter(PolicyVersion::valid).findFirst();
    }

    /** The newest version, where that cannot be used. */
    Optional<PolicyVersion> invalid() {
        return versions.stream().findFirst().filter(newest -> !newest.valid());
    }

    /** Of each window the freeze that is on, else the one that comes next; the soonest first. */
    List<Freeze> freezes() {
        return policy().windows().stream()
                .flatMap(window ->
                        window
                                .freezes(at, at.plusSeconds((long) DAYS_AHEAD * SECONDS_OF_DAY))
                                .stream()
                                .limit(1))
                .sorted(Comparator.comparing(Freeze::from))
                .toList();
    }
}
