package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.LUIS;
import static dev.tidemark.approval.ApprovalTold.PAVEL;
import static dev.tidemark.projection.Told.HANA;

import dev.tidemark.event.Actor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ought to be let out, told by a world that knows everything: it counts plans and keeps a list
 * of who approved the last one, and shares no line with what it judges.
 */
final class Oracle {

    /** How the policies of the test name people, and how many they want. */
    enum Rules {
        NONE("role", 1, 1, false),
        TEAM("team", 1, 2, false),
        LOGINS("login", 2, 2, false),
        FROZEN_TEAM("team", 1, 2, true);

        final String by;
        final int need;
        final int needDestroying;
        final boolean frozen;

        Rules(String by, int need, int needDestroying, boolean frozen) {
            this.by = by;
            this.need = need;
            this.needDestroying = needDestroying;
            this.frozen = frozen;
        }
    }

    int head = 1;
    int plannedHead;
    boolean destroys;
    boolean hasPlan;
    boolean open = true;
    boolean draft;
    boolean rejected;
    boolean released;
    boolean sent;
    boolean applied;
    boolean answersOfTeams = true;
    boolean answersOfCommits = true;
    Rules rules = Rules.NONE;
    Set<Actor> pushers = new HashSet<>(Set.of(HANA));
    Set<Actor> committers = new HashSet<>(Set.of(HANA));
    final Set<Actor> requesters = new HashSet<>();
    final Map<Actor, String> approvals = new LinkedHashMap<>();

    private static final List<Actor> LEADS = List.of(LEA, LUIS, ApprovalTold.COLIN, HANA);
    private static final List<Actor> TEAM = List.of(LEA, LUIS, HANA);
    private static final List<Actor> NAMED = List.of(LEA, LUIS, PAVEL);

    void plan(boolean isDestructive) {
        hasPlan = true;
        plannedHead = head;
        destroys = isDestructive;
        requesters.clear();
        forgetDecisions();
    }

    void push(int newHead, Actor who) {
        head = newHead;
        pushers = new HashSet<>(Set.of(who));
        committers = new HashSet<>(List.of(HANA, who));
        forgetDecisions();
    }

    void forgetDecisions() {
        approvals.clear();
        applied = false;
        rejected = false;
        released = false;
        sent = false;
    }

    void close() {
        open = false;
        forgetDecisions();
    }

    /** Approvals have to be given anew; a rejection stays. */
    void failed() {
        approvals.clear();
        released = false;
        sent = false;
    }

    boolean isCurrent() {
        return hasPlan && !applied && open && plannedHead == head;
    }

    int need() {
        return destroys ? rules.needDestroying : rules.need;
    }

    private boolean isNamed(Actor who) {
        return switch (rules.by) {
            case "role" -> LEADS.contains(who);
            case "team" -> answersOfTeams && TEAM.contains(who);
            default -> answersOfTeams && NAMED.contains(who);
        };
    }

    private boolean hadPart(Actor who) {
        return who.equals(HANA)
                || pushers.contains(who)
                || committers.contains(who)
                || requesters.contains(who);
    }

    private boolean mayTouch(Actor who) {
        return isCurrent() && !draft && answersOfCommits && !hadPart(who) && !rejected && !released;
    }

    /** Approvals that the policy of now would take, by people who had no part. */
    long counting() {
        return approvals.entrySet().stream()
                .filter(each -> each.getValue().equals(rules.by))
                .filter(each -> !hadPart(each.getKey()))
                .count();
    }

    private boolean counts(Actor who) {
        return rules.by.equals(approvals.get(who)) && !hadPart(who);
    }

    boolean mayGrant(@Nullable Actor who) {
        return who != null && mayTouch(who) && isNamed(who) && !counts(who) && !rules.frozen;
    }

    boolean mayOverride(@Nullable Actor who) {
        return who != null && mayTouch(who) && answersOfTeams && mayBreakGlass(who);
    }

    private boolean mayBreakGlass(Actor who) {
        return rules.by.equals("team") && List.of(PAVEL, LEA).contains(who);
    }

    boolean mayReject(@Nullable Actor who) {
        return who != null
                && isCurrent()
                && isNamed(who)
                && !who.equals(HANA)
                && !rejected
                && !released;
    }

    boolean mayWithdraw(@Nullable Actor who) {
        return who != null && isCurrent() && approvals.containsKey(who) && !released;
    }
}
