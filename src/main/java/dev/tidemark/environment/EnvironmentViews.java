package dev.tidemark.environment;

import dev.tidemark.argocd.Cluster;
import dev.tidemark.environment.EnvironmentView.Gate;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Environments as their pages show them. */
@Singleton
class EnvironmentViews {

    private static final String OK = "ok";
    private static final String UNSEEN = "unseen";
    private static final String OPEN = "paused";

    private final ComponentViews components;
    private final FindingWords findings;
    private final GroupWords groups;
    private final StateWords states;
    private final EnvironmentMessages words;

    EnvironmentViews(
            ComponentViews components,
            FindingWords findings,
            GroupWords groups,
            StateWords states,
            EnvironmentMessages words) {
        this.components = components;
        this.findings = findings;
        this.groups = groups;
        this.states = states;
        this.words = words;
    }

    String heading(List<EnvironmentState> environments) {
        List<Component> all =
                environments.stream().flatMap(each -> each.components().stream()).toList();
        return environments.isEmpty()
                ? words.headingNone()
                : words.headingAll(
                        Figures.grouped(environments.size()),
                        all.isEmpty() ? words.nothing() : states.exceptions(all));
    }

    String heading(EnvironmentState state, Point point) {
        String what = states.exceptions(state.components());
        if (state.components().isEmpty()) {
            what = point.isNow() ? words.nothing() : words.nothingThen();
        }
        return words.heading(VisibleText.of(state.name()).isolated(), what);
    }

    EnvironmentView view(EnvironmentState state, Point point) {
        String empty = point.isNow() ? words.emptyNow() : words.emptyThen();
        return new EnvironmentView(
                VisibleText.of(state.name()).shown(),
                heading(state, point),
                state.groups().entrySet().stream()
                        .map(group ->
                                new EnvironmentView.Wave(
                                        groups.title(group.getKey()),
                                        groups.note(group.getKey()),
                                        states.tally(group.getValue()),
                                        group.getValue().stream().map(components::view).toList()))
                        .toList(),
                state.components().isEmpty() ? empty : null,
                unobserved(state),
                gate(state.wavesGate()),
                state.rollouts().stream().map(this::rollout).toList(),
                state.bypasses().stream().map(this::bypass).toList());
    }

    private List<EnvironmentView.Unobserved> unobserved(EnvironmentState state) {
        return state.clusters().stream()
                .filter(cluster -> cluster.gap() != null)
                .map(cluster -> {
                    Cluster.Gap gap = Objects.requireNonNull(cluster.gap());
                    return new EnvironmentView.Unobserved(
                            gap.from(),
                            words.clusterUnobserved(
                                    VisibleText.of(cluster.name()).isolated(),
                                    VisibleText.of(gap.missing()).isolated()));
                })
                .toList();
    }

    private Gate gate(@Nullable Boolean isShut) {
        if (isShut == null) {
            return new Gate(
                    new Mark(UNSEEN, words.wavesGateUnknown()),
                    List.of(words.wavesGateUnknownWhy()));
        }
        return isShut
                ? new Gate(new Mark(OK, words.wavesGate()), List.of(words.wavesGateWhy()))
                : new Gate(
                        new Mark(OPEN, words.wavesDoNotGate()), List.of(words.wavesDoNotGateWhy()));
    }

    private EnvironmentView.RolloutView rollout(Rollout rollout) {
        String name = VisibleText.of(rollout.applicationSet()).isolated();
        Mark mark = new Mark(OK, words.phasesGate(name));
        if (rollout.obstacles().equals(List.of(Rollout.Obstacle.SETTINGS_NOT_SEEN))) {
            mark = new Mark(UNSEEN, words.phasesGateUnknown(name));
        } else if (!rollout.gates()) {
            mark = new Mark(OPEN, words.phasesDoNotGate(name));
        }
        List<String> reasons =
                rollout.obstacles().stream().map(each -> obstacle(each, rollout)).toList();
        return new EnvironmentView.RolloutView(
                new Gate(mark, reasons), rollout.steps().stream().map(this::step).toList());
    }

    private String obstacle(Rollout.Obstacle obstacle, Rollout rollout) {
        return switch (obstacle) {
            case SETTINGS_NOT_SEEN -> words.settingsNotSeen();
            case PROGRESSIVE_SYNCS_OFF -> words.progressiveSyncsOff();
            case NO_ROLLING_SYNC -> words.noRollingSync();
            case NO_STEPS -> words.noSteps();
            case APPLICATION_WITHOUT_STEP ->
                    words.withoutStep(
                            VisibleText.of(String.join(", ", rollout.withoutStep())).isolated());
        };
    }

    private EnvironmentView.Step step(Rollout.Step step) {
        Mark mark = new Mark("next", words.stepWaiting());
        if (step.notTold() > 0) {
            mark = new Mark(UNSEEN, words.stepNotTold());
        } else if (step.isDone()) {
            mark = new Mark(OK, words.stepHealthy());
        } else if (step.progressing() + step.pending() > 0) {
            mark = new Mark("moving", words.stepProgressing());
        }
        return new EnvironmentView.Step(
                mark,
                step.number(),
                VisibleText.of(step.selector()),
                step.isManual(),
                step.waiting(),
                step.pending() + step.progressing(),
                step.healthy(),
                step.notTold());
    }

    private EnvironmentView.BypassView bypass(Bypass bypass) {
        VisibleText by = VisibleText.ofNullable(bypass.by());
        String text =
                words.bypass(
                        by == null ? words.somebody() : by.isolated(),
                        VisibleText.of(bypass.application()).isolated(),
                        groups.title(bypass.group()),
                        VisibleText.of(bypass.earlier()).isolated(),
                        groups.title(bypass.earlierGroup()),
                        bypass.health());
        int more = bypass.earlierCount() - 1;
        return new EnvironmentView.BypassView(
                bypass.at(), more == 0 ? text : text + words.bypassMore(Figures.grouped(more)));
    }

    String heading(String name, List<Difference> differences) {
        return words.headingCompared(
                VisibleText.of(name).isolated(), Figures.grouped(differences.size()));
    }

    DifferenceView view(Difference difference) {
        Component component = difference.component();
        return new DifferenceView(
                VisibleText.of(component.name()),
                groups.title(component.group()),
                component.href(),
                isLearntLater(difference.before()) || isLearntLater(difference.after()),
                lines(difference));
    }

    private static boolean isLearntLater(@Nullable Component component) {
        return component != null && component.learntLater();
    }

    private List<DifferenceView.Line> lines(Difference difference) {
        Component before = difference.before();
        Component after = difference.after();
        if (before == null || after == null) {
            return List.of(new DifferenceView.Line(words.state(), there(before), there(after)));
        }
        return difference.aspects().stream()
                .map(aspect ->
                        aspect.what() == Difference.What.STATE
                                ? new DifferenceView.Line(
                                        words.aspectState(), state(before), state(after))
                                : new DifferenceView.Line(
                                        aspect(aspect.what()),
                                        value(aspect.before()),
                                        value(aspect.after())))
                .toList();
    }

    private VisibleText state(Component component) {
        return VisibleText.of(findings.word(component));
    }

    private VisibleText there(@Nullable Component component) {
        if (component == null) {
            return new VisibleText(words.absent(), null);
        }
        VisibleText revision = ComponentViews.revision(component.revision());
        return revision == null ? new VisibleText(words.present(), null) : revision;
    }

    private VisibleText value(@Nullable String value) {
        VisibleText shown = ComponentViews.revision(value);
        return shown == null ? new VisibleText(words.notKnown(), null) : shown;
    }

    private String aspect(Difference.What what) {
        return switch (what) {
            case REVISION -> words.aspectRevision();
            case STATE -> words.aspectState();
            case HEALTH -> words.aspectHealth();
            case STANDING -> words.aspectStanding();
            case IMAGES -> words.aspectImages();
        };
    }
}
