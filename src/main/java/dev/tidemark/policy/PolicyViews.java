package dev.tidemark.policy;

import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of the policy from what is known of it. */
@Singleton
class PolicyViews {

    private final PolicyMessages words;
    private final RuleWords rules;

    PolicyViews(PolicyMessages words, RuleWords rules) {
        this.words = words;
        this.rules = rules;
    }

    PolicyView view(PolicyStanding standing) {
        Policy policy = standing.policy();
        Optional<PolicyVersion> version = standing.version();
        String repository = standing.repository();
        return new PolicyView(
                heading(standing),
                repository == null ? words.nowhere() : words.where(PolicySettings.FILE, repository),
                standing.invalid().map(PolicyViews::problems).orElse(List.of()),
                version.flatMap(each -> source(standing, each)).orElse(null),
                policy.environments(),
                rules.lines(policy),
                standing.projects().stream().map(known -> project(standing, known)).toList(),
                standing.freezes().stream().map(freeze -> freeze(standing, freeze)).toList(),
                version.map(PolicyVersion::content).map(VisibleText::block).orElse(null),
                versions(standing));
    }

    private String heading(PolicyStanding standing) {
        if (standing.invalid().isPresent()) {
            return words.headingInvalid();
        }
        return standing.inForce().commit() == null
                ? words.headingDefault()
                : words.heading(Figures.grouped(standing.policy().rules().size() + 1L));
    }

    private static List<VisibleText> problems(PolicyVersion version) {
        return version.problems().stream().map(VisibleText::of).toList();
    }

    private static Optional<PolicyView.Source> source(
            PolicyStanding standing, PolicyVersion version) {
        Revision commit = version.commit();
        String home = home(standing, version);
        return commit == null || home == null
                ? Optional.empty()
                : Optional.of(
                        new PolicyView.Source(
                                commit.abbreviated(),
                                home + "/commit/" + commit.sha(),
                                home + "/blob/" + commit.sha() + "/" + PolicySettings.FILE,
                                version.time()));
    }

    /** Where people find the repository. */
    private static @Nullable String home(PolicyStanding standing, PolicyVersion version) {
        return standing.repository() == null
                ? null
                : "https://"
                        + Repository.parse(version.repository()).host()
                        + "/"
                        + standing.repository();
    }

    private PolicyView.ProjectLine project(PolicyStanding standing, KnownProject known) {
        Policy policy = standing.policy();
        String environment = policy.environmentOf(known.repository(), known.project());
        Rule rule = policy.ruleFor(known.repository(), known.project());
        Optional<Freeze> frozen =
                policy.frozen(environment, known.repository(), known.project(), standing.at());
        return new PolicyView.ProjectLine(
                VisibleText.of(ProjectLinks.key(known.project())),
                ProjectLinks.href(known.repository(), known.project()),
                VisibleText.of(known.repository()),
                environment,
                VisibleText.of(rule.name()),
                rules.needs(rule),
                rules.people(rule.approvers()),
                rules.destroying(rule),
                frozen.map(freeze ->
                                new Mark(
                                        "paused",
                                        words.frozenBy(VisibleText.of(freeze.window()).isolated())))
                        .orElse(null));
    }

    private PolicyView.FreezeLine freeze(PolicyStanding standing, Freeze freeze) {
        return new PolicyView.FreezeLine(
                VisibleText.of(freeze.window()),
                freeze.isOn(standing.at())
                        ? new Mark("paused", words.frozen())
                        : new Mark("next", words.next()),
                freeze.from(),
                freeze.until(),
                VisibleText.of(freeze.reason()));
    }

    private List<PolicyView.VersionLine> versions(PolicyStanding standing) {
        var lines = new ArrayList<PolicyView.VersionLine>();
        boolean isInForce = true;
        for (PolicyVersion version : standing.versions()) {
            lines.add(version(standing, version, isInForce && version.valid()));
            isInForce &= !version.valid();
        }
        return lines;
    }

    private PolicyView.VersionLine version(
            PolicyStanding standing, PolicyVersion version, boolean isInForce) {
        Revision commit = version.commit();
        String home = home(standing, version);
        return new PolicyView.VersionLine(
                mark(version, isInForce),
                version.time(),
                commit == null ? null : commit.abbreviated(),
                commit == null || home == null ? null : home + "/commit/" + commit.sha(),
                version.actor() == null ? null : VisibleText.of(version.actor().login()),
                version.actor() == null ? null : version.actorProof().word(),
                problems(version),
                version.position());
    }

    private Mark mark(PolicyVersion version, boolean isInForce) {
        if (!version.valid()) {
            return new Mark("failed", words.invalid());
        }
        if (version.deleted()) {
            return new Mark("void", words.deleted());
        }
        return isInForce ? new Mark("ok", words.inForce()) : new Mark("void", words.superseded());
    }
}
