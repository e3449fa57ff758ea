package dev.tidemark.policy;

import dev.tidemark.mapping.ProjectPattern;
import dev.tidemark.sentence.VisibleText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules in words. */
@Singleton
class RuleWords {

    private final PolicyMessages words;

    RuleWords(PolicyMessages words) {
        this.words = words;
    }

    /** In the order of the file, and what holds for all else. */
    List<PolicyView.RuleLine> lines(Policy policy) {
        var lines = new ArrayList<PolicyView.RuleLine>();
        policy.rules().forEach(each -> lines.add(line(each.rule(), scope(each.scope()))));
        lines.add(
                line(
                        policy.lastResort(),
                        List.of(
                                VisibleText.of(
                                        policy.rules().isEmpty()
                                                ? words.everything()
                                                : words.everythingElse()))));
        return lines;
    }

    private PolicyView.RuleLine line(Rule rule, List<VisibleText> scope) {
        var remarks = new ArrayList<String>();
        if (rule.undiverged()) {
            remarks.add(words.undiverged());
        }
        if (rule.actAsApp()) {
            remarks.add(words.actAsApp());
        }
        return new PolicyView.RuleLine(
                VisibleText.of(rule.name()),
                scope,
                needs(rule),
                people(rule.approvers()),
                destroying(rule),
                rule.breakGlass().isNobody() ? null : people(rule.breakGlass()),
                remarks);
    }

    String needs(Rule rule) {
        return words.approvalsBy(rule.approvals(), rule.approvals() == 1);
    }

    @Nullable String destroying(Rule rule) {
        return rule.approvalsWhenDestroying() == rule.approvals()
                ? null
                : words.whenDestroying(rule.approvalsWhenDestroying());
    }

    VisibleText people(Approvers people) {
        return VisibleText.of(
                Stream.of(
                                people.users().stream().sorted(),
                                people.teams().stream().sorted().map(words::ofTeam),
                                people.roles().stream().sorted().map(words::ofRole))
                        .flatMap(names -> names)
                        .collect(Collectors.joining(", ")));
    }

    private List<VisibleText> scope(Scope scope) {
        var parts = new ArrayList<VisibleText>();
        if (!scope.environments().isEmpty()) {
            parts.add(VisibleText.of(words.inEnvironment(String.join(", ", scope.environments()))));
        }
        scope.projects().forEach(pattern -> parts.add(VisibleText.of(like(pattern))));
        return parts.isEmpty() ? List.of(VisibleText.of(words.everything())) : parts;
    }

    private String like(ProjectPattern pattern) {
        var parts = new ArrayList<String>();
        if (pattern.repository() != null) {
            parts.add(words.repositoryLike(pattern.repository().pattern()));
        }
        if (pattern.dir() != null) {
            parts.add(words.dirLike(pattern.dir().pattern()));
        }
        if (pattern.workspace() != null) {
            parts.add(words.workspaceLike(pattern.workspace().pattern()));
        }
        if (pattern.name() != null) {
            parts.add(words.nameLike(pattern.name().pattern()));
        }
        return String.join(", ", parts);
    }
}
