package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.github.Contributors;
import dev.tidemark.policy.Approvers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may not approve a change because of a part in it. */
final class Exclusions {

    private final List<Actor> actors;

    private Exclusions(List<Actor> actors) {
        this.actors = actors;
    }

    /**
     * As far as is known.
     *
     * @param contributors null where GitHub was not asked, or did not answer
     */
    static Exclusions of(ChangeFacts change, @Nullable Contributors contributors) {
        var actors = new ArrayList<Actor>();
        if (change.author() != null) {
            actors.add(change.author());
        }
        actors.addAll(change.pushers());
        actors.addAll(change.requesters());
        if (contributors != null) {
            actors.addAll(contributors.people());
        }
        return new Exclusions(actors);
    }

    boolean include(Actor account) {
        return Accounts.isAmong(account, actors);
    }

    /** Each once, in order. */
    List<String> logins() {
        return actors.stream().map(Actor::login).distinct().sorted().toList();
    }

    /** Of the approvals those that count under this policy: it may name others by now. */
    List<ApprovalFact> counting(List<ApprovalFact> approvals, Approvers approvers) {
        return approvals.stream()
                .filter(approval -> approval.actor() != null && !include(approval.actor()))
                .filter(approval -> Entitlement.isStillBy(approval, approvers))
                .toList();
    }

    /** Whom the policy names, without who is excluded or approved already. */
    List<String> others(Approvers approvers, Collection<ApprovalFact> approved) {
        Set<String> out =
                Stream.concat(
                                actors.stream(),
                                approved.stream()
                                        .map(ApprovalFact::actor)
                                        .filter(java.util.Objects::nonNull))
                        .map(actor -> actor.login().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return Entitlement.names(approvers).stream().filter(name -> !out.contains(name)).toList();
    }
}
