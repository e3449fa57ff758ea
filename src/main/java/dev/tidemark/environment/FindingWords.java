package dev.tidemark.environment;

import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Findings in words. */
@Singleton
class FindingWords {

    private final FindingMessages words;

    FindingWords(FindingMessages words) {
        this.words = words;
    }

    /** The word beside a component's mark. */
    String word(Component component) {
        return component.findings().isEmpty()
                ? calm(component.kind())
                : word(component.findings().getFirst().code());
    }

    private String calm(Component.Kind kind) {
        return switch (kind) {
            case TERRAFORM -> words.applied();
            case PLAY, WORKFLOW -> words.succeeded();
            case APPLICATION -> words.healthy();
        };
    }

    private String word(Finding.Code code) {
        return switch (code) {
            case APPLY_ERRORED, RUN_ERRORED -> words.errored();
            case CONDITION -> words.failed();
            case DEGRADED -> words.degraded();
            case MISSING -> words.missing();
            case DRIFT, OUTSIDE_TERRAFORM -> words.drift();
            case DIFFERS -> words.differs();
            case NOT_APPLIED -> words.notApplied();
            case CLUSTER_NOT_OBSERVED,
                    RECONCILIATION_SKIPPED,
                    NOT_COMPARED,
                    STATUS_TOO_LARGE,
                    COMPARISON_UNKNOWN,
                    HEALTH_UNKNOWN,
                    NEVER_APPLIED,
                    NEVER_ENDED ->
                    words.notObserved();
            case PLAN_WAITS -> words.planWaits();
            case SYNCING -> words.syncing();
            case PROGRESSING -> words.progressing();
            case APPLYING -> words.applying();
            case RUNNING -> words.running();
            case PENDING -> words.pending();
            case AUTO_SYNC_OFF -> words.autoSyncOff();
            case SUSPENDED -> words.suspended();
        };
    }

    /** Why, in a phrase, with the source's own words where it has some. */
    String reason(Finding finding) {
        return switch (finding.code()) {
            case APPLY_ERRORED -> words.applyErroredWhy(change(finding));
            case RUN_ERRORED ->
                    words.runErroredWhy(said(finding, ""), Figures.grouped(finding.count()));
            case CONDITION -> words.conditionWhy(said(finding, ""));
            case DEGRADED -> said(finding, words.degradedWhy());
            case MISSING -> said(finding, words.missingWhy());
            case DRIFT -> words.driftWhy(resource(finding), more(finding));
            case DIFFERS -> words.differsWhy(resource(finding), more(finding));
            case OUTSIDE_TERRAFORM -> words.outsideWhy(resource(finding), more(finding));
            case NOT_APPLIED -> words.notAppliedWhy(change(finding));
            case CLUSTER_NOT_OBSERVED -> words.clusterWhy();
            case RECONCILIATION_SKIPPED -> words.skippedWhy();
            case NOT_COMPARED -> words.notComparedWhy();
            case STATUS_TOO_LARGE -> words.tooLargeWhy();
            case COMPARISON_UNKNOWN -> words.comparisonWhy();
            case HEALTH_UNKNOWN -> words.healthWhy();
            case NEVER_APPLIED -> words.neverAppliedWhy();
            case NEVER_ENDED -> words.neverEndedWhy();
            case PLAN_WAITS -> words.planWaitsWhy(change(finding));
            case SYNCING -> words.syncingWhy();
            case PROGRESSING -> said(finding, words.progressingWhy());
            case APPLYING -> words.applyingWhy(change(finding));
            case RUNNING -> words.runningWhy(by(finding));
            case PENDING -> words.pendingWhy();
            case AUTO_SYNC_OFF -> words.autoSyncOffWhy(by(finding));
            case SUSPENDED -> said(finding, words.suspendedWhy());
        };
    }

    private static String change(Finding finding) {
        return String.valueOf(Objects.requireNonNullElse(finding.change(), 0L));
    }

    private static String said(Finding finding, String otherwise) {
        VisibleText said = VisibleText.ofNullable(finding.detail());
        return said == null ? otherwise : said.isolated();
    }

    private String resource(Finding finding) {
        return said(finding, words.resources(Figures.grouped(finding.count())));
    }

    private static String more(Finding finding) {
        boolean isNamed = finding.detail() != null;
        return Figures.grouped(isNamed ? Math.max(0, finding.count() - 1) : 0);
    }

    /** Empty if nothing says who. */
    private static String by(Finding finding) {
        VisibleText by = VisibleText.ofNullable(finding.by());
        return by == null ? "" : by.isolated();
    }
}
