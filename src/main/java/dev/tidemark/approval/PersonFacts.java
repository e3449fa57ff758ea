package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.github.Contributors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who decides, and what GitHub says about that person and the change.
 *
 * @param login that the policy names and GitHub says is this person's account; null if none is
 * @param teams by name, as far as GitHub was asked and answered: a team that is missing is not
 *     known, and never assumed
 * @param loginUnknown whether the policy names the person's login and GitHub did not answer whose
 *     it is
 * @param contributors of the pull request; null if that is not known
 */
public record PersonFacts(
        @Nullable Person person,
        @Nullable String login,
        boolean loginUnknown,
        Map<String, Boolean> teams,
        @Nullable Contributors contributors) {

    /** Nobody is signed in. */
    public static final PersonFacts NOBODY = new PersonFacts(null, null, false, Map.of(), null);

    public PersonFacts {
        teams = Map.copyOf(teams);
    }
}
