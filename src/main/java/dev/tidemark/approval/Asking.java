package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.event.Actor;
import dev.tidemark.github.Contributors;
import dev.tidemark.github.People;
import dev.tidemark.policy.Approvers;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks GitHub, at the moment of a decision, what it stands on. Blocking, for seconds at most. */
@Singleton
class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class);

    private final People people;

    Asking(People people) {
        this.people = people;
    }

    /**
     * What is needed to tell whether a policy names this person, and if asked for who made the
     * commits. What GitHub does not answer stays unknown.
     *
     * @param change null to ask of no commits
     */
    PersonFacts about(@Nullable Person person, Approvers approvers, @Nullable ChangeFacts change) {
        Actor account = person == null ? null : person.github();
        if (account == null || account.id() == null) {
            return new PersonFacts(person, null, false, Map.of(), null);
        }
        Contributors contributors = change == null ? null : contributors(change);
        var unasked = new PersonFacts(person, null, false, Map.of(), contributors);
        if (Entitlement.of(unasked, approvers).by() != null) {
            return unasked;
        }
        String login = account.login().toLowerCase(Locale.ROOT);
        if (approvers.users().contains(login)) {
            Boolean isThis = isStill(account);
            if (Boolean.TRUE.equals(isThis)) {
                return new PersonFacts(person, login, false, Map.of(), contributors);
            }
            boolean isUnknown = isThis == null;
            return new PersonFacts(
                    person, null, isUnknown, teams(approvers, account), contributors);
        }
        return new PersonFacts(person, null, false, teams(approvers, account), contributors);
    }

    /** A login is given away again after a rename: whose it is now counts. Null: not known. */
    private @Nullable Boolean isStill(Actor account) {
        try {
            return Accounts.same(people.account(account.login()), account);
        } catch (IOException unanswered) {
            LOG.infof("GitHub did not say whose a login is: %s", unanswered.getMessage());
            return null;
        }
    }

    private Map<String, Boolean> teams(Approvers approvers, Actor account) {
        Map<String, Boolean> teams = new HashMap<>();
        // A membership is asked for by login: it must be this account's.
        if (approvers.teams().isEmpty() || !Boolean.TRUE.equals(isStill(account))) {
            return teams;
        }
        for (String team : approvers.teams()) {
            try {
                boolean isMember = people.isMember(team, account.login());
                teams.put(team, isMember);
                if (isMember) {
                    return teams;
                }
            } catch (IOException unanswered) {
                LOG.infof("GitHub did not say who is in %s: %s", team, unanswered.getMessage());
            }
        }
        return teams;
    }

    private @Nullable Contributors contributors(ChangeFacts change) {
        try {
            return people.contributors(change.name(), change.number());
        } catch (IOException unanswered) {
            LOG.infof(
                    "GitHub did not say who wrote %s#%d: %s",
                    change.name(), change.number(), unanswered.getMessage());
            return null;
        }
    }
}
