package dev.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.mapping.Glob;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.mapping.ProjectPattern;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyProperties {

    private static final List<String> WORDS = List.of("a", "b", "c");

    @Property
    void firstRuleThatIsForTheProjectHolds(
            @ForAll("rules") List<ScopedRule> rules, @ForAll("projects") AtlantisProject project) {
        var policy = new Policy(Mapping.DEFAULT, rules, Rule.DEFAULT, List.of());
        String expected = Rule.LAST_RESORT;
        for (ScopedRule each : rules) {
            if (isFor(each.scope(), project)) {
                expected = each.rule().name();
                break;
            }
        }

        assertThat(policy.ruleFor("acme/infra", project).name()).isEqualTo(expected);
    }

    @Property
    void whatStandsBelowTheRuleThatHoldsIsNoMatter(
            @ForAll("rules") List<ScopedRule> rules,
            @ForAll("rules") List<ScopedRule> below,
            @ForAll("projects") AtlantisProject project) {
        var policy = new Policy(Mapping.DEFAULT, rules, Rule.DEFAULT, List.of());
        Rule holds = policy.ruleFor("acme/infra", project);
        var longer = new ArrayList<>(rules);
        longer.addAll(below);

        if (!holds.equals(Rule.DEFAULT)) {
            assertThat(
                            new Policy(Mapping.DEFAULT, longer, Rule.DEFAULT, List.of())
                                    .ruleFor("acme/infra", project))
                    .isEqualTo(holds);
        }
    }

    /** What the generators make, in as few words as can be: each pattern is a single word. */
    private static boolean isFor(Scope scope, AtlantisProject project) {
        boolean inEnvironment =
                scope.environments().isEmpty()
                        || scope.environments().contains(project.workspace());
        boolean like =
                scope.projects().isEmpty()
                        || scope.projects().stream()
                                .anyMatch(pattern ->
                                        (pattern.dir() == null
                                                        || pattern.dir()
                                                                .pattern()
                                                                .equals(project.dir()))
                                                && (pattern.name() == null
                                                        || pattern.name()
                                                                .pattern()
                                                                .equals(project.name())));
        return inEnvironment && like;
    }

    @Provide
    Arbitrary<List<ScopedRule>> rules() {
        Arbitrary<Glob> globs = Arbitraries.of(WORDS).map(Glob::new);
        Arbitrary<ProjectPattern> patterns =
                Combinators.combine(globs.injectNull(0.4), globs.injectNull(0.4))
                        .as((dir, name) -> new ProjectPattern(null, dir, null, name));
        Arbitrary<Scope> scopes =
                Combinators.combine(
                                Arbitraries.of(WORDS).list().ofMaxSize(2),
                                patterns.list().ofMaxSize(2))
                        .as(Scope::new);
        Arbitrary<String> names = Arbitraries.strings().alpha().ofLength(8);
        return Combinators.combine(names, scopes)
                .as((name, scope) -> new ScopedRule(named(name), scope))
                .list()
                .ofMaxSize(6);
    }

    private static Rule named(String name) {
        return new Rule(name, Approvers.role("lead"), 1, 1, false, false, Approvers.NOBODY);
    }

    @Provide
    Arbitrary<AtlantisProject> projects() {
        return Combinators.combine(
                        Arbitraries.of(WORDS),
                        Arbitraries.of(WORDS),
                        Arbitraries.of(WORDS).injectNull(0.2))
                .as(AtlantisProject::new);
    }
}
