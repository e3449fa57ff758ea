package dev.tidemark.evidence;

import dev.tidemark.commit.Scrutiny;
import dev.tidemark.event.Actor;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.evidence.EvidenceView.Line;
import dev.tidemark.evidence.EvidenceView.Section;
import dev.tidemark.population.Duty;
import dev.tidemark.population.PopulationMessages;
import dev.tidemark.population.ProductionChange;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the report: an answer to each question, and the entries behind it. */
@Singleton
class EvidenceViews {

    private final EvidenceMessages words;
    private final PopulationMessages judgement;

    EvidenceViews(EvidenceMessages words, PopulationMessages judgement) {
        this.words = words;
        this.judgement = judgement;
    }

    EvidenceView view(ChangeEvidence evidence, SignedCheckpoint signed, Instant takenAt) {
        var sections = new ArrayList<Section>();
        for (Question question : Question.values()) {
            List<Line> lines =
                    evidence.entries().stream()
                            .filter(told -> told.questions().contains(question))
                            .map(EvidenceViews::line)
                            .toList();
            sections.add(
                    new Section(
                            sections.size() + 1,
                            words.question(question),
                            words.controlsOf(question),
                            answers(question, evidence),
                            lines));
        }
        return new EvidenceView(
                words.title(evidence.name()),
                words.taken(
                        at(takenAt),
                        signed.checkpoint().origin(),
                        Figures.grouped(signed.checkpoint().size())),
                Base64.getEncoder().encodeToString(signed.checkpoint().root()),
                sections);
    }

    private static Line line(ToldOf told) {
        return new Line(
                told.position(),
                at(told.time()),
                VisibleText.of(told.text()),
                VisibleText.ofNullable(told.actor()),
                told.proof());
    }

    private List<String> answers(Question question, ChangeEvidence evidence) {
        return switch (question) {
            case WHAT_CHANGED -> whatChanged(evidence);
            case WHO_ASKED -> List.of(whoAsked(evidence.change().author()));
            case WHO_REVIEWED -> List.of(whoReviewed(evidence));
            case WHO_APPROVED -> whoApproved(evidence);
            case WHAT_WAS_TESTED -> List.of(whatWasTested(evidence));
            case WHAT_WAS_APPLIED -> whatWasApplied(evidence);
            case WHEN_LIVE -> whenLive(evidence);
            case EMERGENCY -> emergency(evidence);
            case MORE -> List.of();
        };
    }

    private List<String> whatChanged(ChangeEvidence evidence) {
        String title = evidence.change().title();
        Actor merger = evidence.change().mergedBy();
        return List.of(
                words.isChange(evidence.name(), title == null ? words.nobody() : visible(title)),
                evidence.change()
                        .mergedAt()
                        .map(merged ->
                                words.mergedBy(
                                        merger == null ? words.nobody() : visible(merger.login()),
                                        at(merged)))
                        .orElseGet(words::notMerged));
    }

    private String whoAsked(@Nullable Actor author) {
        return author == null ? words.openedByUnknown() : words.openedBy(visible(author.login()));
    }

    private String whoReviewed(ChangeEvidence evidence) {
        Scrutiny scrutiny = evidence.scrutiny();
        List<Actor> reviewers = scrutiny == null ? List.of() : scrutiny.reviewers();
        return reviewers.isEmpty() ? words.notReviewed() : words.reviewedBy(logins(reviewers));
    }

    private List<String> whoApproved(ChangeEvidence evidence) {
        var answers = new ArrayList<String>();
        Scrutiny scrutiny = evidence.scrutiny();
        if (scrutiny != null) {
            answers.add(ofMerge(scrutiny));
        }
        for (ProductionChange change : evidence.changes()) {
            String approvers =
                    change.approvers().isEmpty()
                            ? words.byNobody()
                            : words.byWhom(
                                    change.approvers().stream()
                                            .map(each ->
                                                    visible(each.login())
                                                            + " ("
                                                            + visible(each.basis())
                                                            + ")")
                                            .collect(Collectors.joining(", ")));
            String against =
                    change.deviations().isEmpty()
                            ? ""
                            : " "
                                    + words.against(
                                            change.deviations().stream()
                                                    .map(each ->
                                                            judgement
                                                                    .deviation(each.code())
                                                                    .toLowerCase(Locale.ROOT))
                                                    .distinct()
                                                    .collect(Collectors.joining(", ")));
            answers.add(
                    words.judged(
                                    what(change),
                                    at(change.startedAt()),
                                    duty(change.duty()),
                                    approvers)
                            + against);
        }
        return answers;
    }

    private String ofMerge(Scrutiny scrutiny) {
        if (scrutiny.isApproved()) {
            return words.approvedBy(logins(scrutiny.approvers()));
        }
        String why =
                scrutiny.doubts().stream()
                        .map(doubt -> doubt.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        return scrutiny.isUnknown() ? words.approvalUnknown(why) : words.notApproved(why);
    }

    private String duty(Duty duty) {
        return switch (duty) {
            case SEPARATE -> judgement.separateWhy();
            case NOT_SEPARATE -> judgement.notSeparateWhy();
            case UNKNOWN -> judgement.unknownWhy();
            case NOTHING_NEW -> judgement.nothingNewWhy();
        };
    }

    private String whatWasTested(ChangeEvidence evidence) {
        long ended = evidence.runs().size();
        long good = evidence.runs().stream().filter(each -> each).count();
        return ended == 0
                ? words.noRuns()
                : words.runs(Figures.grouped(ended), Figures.grouped(good));
    }

    private List<String> whatWasApplied(ChangeEvidence evidence) {
        var answers = new ArrayList<String>();
        evidence.changes()
                .forEach(change ->
                        answers.add(
                                words.applied(
                                        what(change),
                                        at(change.startedAt()),
                                        change.outcome(),
                                        change.applier() == null
                                                ? words.begunByUnknown()
                                                : words.begunBy(visible(change.applier())))));
        if (answers.isEmpty()) {
            answers.add(words.nothingApplied());
        }
        if (evidence.unknownSyncs() > 0) {
            answers.add(words.unknownSyncs(Figures.grouped(evidence.unknownSyncs())));
        }
        return answers;
    }

    private List<String> whenLive(ChangeEvidence evidence) {
        var answers = new ArrayList<String>();
        for (ProductionChange change : evidence.changes()) {
            if (change.liveAt() != null) {
                answers.add(words.live(what(change), at(change.liveAt())));
            }
        }
        return answers.isEmpty() ? List.of(words.notLive()) : answers;
    }

    private List<String> emergency(ChangeEvidence evidence) {
        List<String> answers =
                evidence.changes().stream()
                        .filter(ProductionChange::emergency)
                        .map(change -> words.emergency(what(change)))
                        .toList();
        return answers.isEmpty() ? List.of(words.noEmergency()) : answers;
    }

    private String what(ProductionChange change) {
        return (change.kind() == ProductionChange.Kind.APPLY ? judgement.apply() : judgement.sync())
                + " "
                + visible(change.target());
    }

    private static String logins(Collection<Actor> actors) {
        return actors.stream()
                .map(Actor::login)
                .distinct()
                .map(EvidenceViews::visible)
                .collect(Collectors.joining(", "));
    }

    private static String visible(String text) {
        return VisibleText.of(text).shown();
    }

    private static String at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
