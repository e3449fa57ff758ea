package dev.tidemark.approval;

import static dev.tidemark.approval.RuleFact.fails;
import static dev.tidemark.approval.RuleFact.holds;

import dev.tidemark.access.Person;
import dev.tidemark.approval.RuleFact.Fact;
import dev.tidemark.event.Actor;
import dev.tidemark.github.Contributors;
import dev.tidemark.policy.Approvers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules about who decides. Accounts are compared by id. */
final class PeopleRules {

    private final RequestStanding standing;
    private final ChangeFacts change;
    private final PersonFacts facts;
    private final @Nullable Actor who;

    PeopleRules(Situation situation, PersonFacts facts) {
        this.standing = situation.standing();
        this.change = situation.change();
        this.facts = facts;
        Person person = facts.person();
        this.who = person == null ? null : person.github();
    }

    RuleFact signedIn() {
        Person person = facts.person();
        return person == null
                ? fails(RuleKey.SIGNED_IN, Fact.PLAIN)
                : holds(RuleKey.SIGNED_IN, Fact.PLAIN, person.login());
    }

    /** Without it no exclusion can be checked. */
    RuleFact gitHubIdentity() {
        return who == null || who.id() == null
                ? fails(RuleKey.GITHUB_IDENTITY, Fact.PLAIN)
                : holds(RuleKey.GITHUB_IDENTITY, Fact.PLAIN, who.login());
    }

    RuleFact entitled(Approvers approvers) {
        if (approvers.isNobody()) {
            return fails(RuleKey.ENTITLED, Fact.NOBODY_ENTITLED);
        }
        Entitlement entitlement = Entitlement.of(facts, approvers);
        return entitlement.by() == null
                ? fails(
                        RuleKey.ENTITLED,
                        entitlement.fact(),
                        String.join(", ", Entitlement.names(approvers)))
                : holds(RuleKey.ENTITLED, entitlement.fact(), entitlement.name());
    }

    RuleFact notAuthor() {
        Actor author = change.author();
        if (author == null || author.id() == null) {
            return fails(RuleKey.NOT_AUTHOR, Fact.UNKNOWN_AUTHOR);
        }
        return isThis(author)
                ? fails(RuleKey.NOT_AUTHOR, Fact.PLAIN, author.login())
                : holds(RuleKey.NOT_AUTHOR, Fact.PLAIN, author.login());
    }

    /** Commits of another head say nothing about this one. */
    RuleFact notCommitter() {
        Contributors contributors = facts.contributors();
        if (contributors == null || !isWhole(contributors)) {
            return fails(RuleKey.NOT_COMMITTER, Fact.UNKNOWN_COMMITTERS);
        }
        String people = logins(List.copyOf(contributors.people()));
        return contributors.people().stream().anyMatch(this::isThis)
                ? fails(RuleKey.NOT_COMMITTER, Fact.PLAIN, people)
                : holds(RuleKey.NOT_COMMITTER, Fact.PLAIN, people);
    }

    private boolean isWhole(Contributors contributors) {
        return contributors.complete()
                && contributors.commitsOfUnknown().isEmpty()
                && contributors.head().equals(standing.request().head().sha())
                && contributors.people().stream().allMatch(each -> each.id() != null);
    }

    RuleFact notPusher() {
        boolean isKnown =
                !change.pushers().isEmpty()
                        && change.pushers().stream().allMatch(each -> each.id() != null);
        if (!isKnown) {
            return fails(RuleKey.NOT_PUSHER, Fact.UNKNOWN_PUSHER);
        }
        String people = logins(List.copyOf(change.pushers()));
        return change.pushers().stream().anyMatch(this::isThis)
                ? fails(RuleKey.NOT_PUSHER, Fact.PLAIN, people)
                : holds(RuleKey.NOT_PUSHER, Fact.PLAIN, people);
    }

    RuleFact notRequester() {
        if (change.requesters().isEmpty()) {
            return holds(RuleKey.NOT_REQUESTER, Fact.NOT_ASKED);
        }
        String people = logins(change.requesters());
        boolean mayBe =
                change.requesters().stream().anyMatch(each -> each.id() == null || isThis(each));
        return mayBe
                ? fails(RuleKey.NOT_REQUESTER, Fact.PLAIN, people)
                : holds(RuleKey.NOT_REQUESTER, Fact.PLAIN, people);
    }

    /**
     * What the policy does not count any more may be given anew.
     *
     * @param counting approvals that it counts
     */
    RuleFact notApprovedAlready(List<ApprovalFact> counting) {
        return hasApproved(counting)
                ? fails(RuleKey.NOT_APPROVED_ALREADY, Fact.PLAIN)
                : holds(RuleKey.NOT_APPROVED_ALREADY, Fact.PLAIN);
    }

    RuleFact hasApprovedBefore() {
        return hasApproved(standing.approvals())
                ? holds(RuleKey.HAS_APPROVED, Fact.PLAIN)
                : fails(RuleKey.HAS_APPROVED, Fact.PLAIN);
    }

    private boolean hasApproved(List<ApprovalFact> approvals) {
        return who != null && approvals.stream().anyMatch(fact -> fact.isBy(who));
    }

    RuleFact openOverride() {
        return standing.unreviewed().isEmpty()
                ? fails(RuleKey.OPEN_OVERRIDE, Fact.PLAIN)
                : holds(RuleKey.OPEN_OVERRIDE, Fact.PLAIN);
    }

    /** Of any that is open: one review closes all of them. */
    RuleFact notOverrider() {
        boolean isOwn =
                who != null && standing.unreviewed().stream().anyMatch(fact -> fact.isBy(who));
        return isOwn
                ? fails(RuleKey.NOT_OVERRIDER, Fact.PLAIN)
                : holds(RuleKey.NOT_OVERRIDER, Fact.PLAIN);
    }

    private boolean isThis(Actor other) {
        return who != null && Accounts.same(who, other);
    }

    private static String logins(List<Actor> actors) {
        return String.join(", ", actors.stream().map(Actor::login).distinct().sorted().toList());
    }
}
