package dev.tidemark.population;

import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Difference;
import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.commit.Landed;
import dev.tidemark.event.Actor;
import dev.tidemark.population.Deviation.Code;
import dev.tidemark.population.ProductionChange.Approver;
import dev.tidemark.population.ProductionChange.Kind;
import dev.tidemark.population.ProductionChange.PullRequest;
import dev.tidemark.web.QueryLinks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Reads a sync as a production change. What came by it must have been merged with the approval of
 * somebody who wrote, pushed and merged none of it: each pull request of its range by itself. A
 * pure function.
 */
public final class SyncReading {

    private final Deployment sync;
    private final DeploymentRange range;
    private final String id;
    private final Judged judged;
    private final List<PullRequest> changes = new ArrayList<>();
    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> reviewers = new LinkedHashSet<>();
    private final Set<Approver> approvers = new LinkedHashSet<>();

    private SyncReading(Deployment sync, DeploymentRange range) {
        this.sync = sync;
        this.range = range;
        this.id = id(sync);
        this.judged = new Judged(id);
    }

    /** What a sync comes to, with what it brought. */
    public static ProductionChange of(Deployment sync, DeploymentRange range) {
        return new SyncReading(sync, range).change();
    }

    /** The same however often it is read; names of applications may hold anything. */
    static String id(Deployment sync) {
        String all = sync.placement().subject() + "\n" + sync.id();
        return "sync-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The page of what it is a deployment of, at that day. */
    static String href(Deployment sync) {
        String domain = sync.placement().domain();
        return domain == null
                ? "/environments/" + QueryLinks.segment(sync.placement().environment())
                : QueryLinks.to("/domains/" + QueryLinks.segment(domain))
                        .with("environment", sync.placement().environment())
                        .with("from", sync.startedAt().toString())
                        .with("to", sync.startedAt().plusSeconds(1).toString())
                        .href();
    }

    private ProductionChange change() {
        boolean isKnown = range.unknown() == null;
        if (!isKnown || sync.change() == Difference.UNKNOWN) {
            note(Code.UNKNOWN_RANGE, sync.placement().application(), null);
        }
        if (!range.isWhole()) {
            note(Code.FED_FROM_ELSEWHERE, sync.placement().application(), null);
        }
        if (!sync.automated()) {
            note(Code.SYNCED_BY_HAND, sync.placement().application(), sync.by());
        }
        if (sync.outcome() == Deployment.Outcome.NOT_SEEN) {
            note(Code.UNKNOWN_OUTCOME, sync.placement().application(), null);
        }
        range.added().forEach(this::landed);
        return new ProductionChange(
                id,
                Kind.SYNC,
                sync.startedAt(),
                sync.outcome() == Deployment.Outcome.SUCCEEDED ? sync.endedAt() : null,
                sync.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                sync.placement().application(),
                sync.placement().domain(),
                href(sync),
                changes,
                List.copyOf(authors),
                List.copyOf(reviewers),
                List.copyOf(approvers),
                sync.automated() ? "Argo CD" : sync.by(),
                judged.duty(!range.added().isEmpty()),
                false,
                judged.deviations());
    }

    private void note(Code code, String about, @org.jspecify.annotations.Nullable String who) {
        judged.add(code, sync.startedAt(), about, who, href(sync));
    }

    private void landed(Landed landed) {
        String href = "/trail/" + landed.position();
        String commit = landed.revision().substring(0, 7) + " " + landed.title();
        String pusher = landed.pusher() == null ? null : landed.pusher().login();
        authors.addAll(landed.authors());
        if (landed.isForced()) {
            judged.add(Code.FORCED_PUSH, landed.at(), commit, pusher, href);
        }
        if (!landed.isByChange()) {
            judged.add(Code.PUSHED_WITHOUT_PULL_REQUEST, landed.at(), commit, pusher, href);
            if (!landed.isPusherProved()) {
                judged.add(Code.UNKNOWN_PUSHER, landed.at(), commit, pusher, href);
            }
        }
        landed.changes().forEach(merged -> merged(merged, landed));
    }

    private void merged(Landed.MergedChange merged, Landed landed) {
        var change = new PullRequest(merged.repository(), merged.number(), merged.title());
        String href = change.href() == null ? "/trail/" + landed.position() : change.href();
        Actor author = merged.author();
        changes.add(change);
        if (author != null) {
            authors.add(author.login());
        }
        merged.scrutiny().reviewers().forEach(each -> reviewers.add(each.login()));
        merged.scrutiny()
                .approvers()
                .forEach(each -> approvers.add(new Approver(each.login(), "GitHub review")));
        judged.add(
                merged.scrutiny(),
                landed.at(),
                change.name(),
                merged.mergedBy() == null ? null : merged.mergedBy().login(),
                href);
    }
}
