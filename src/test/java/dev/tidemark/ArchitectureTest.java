package dev.tidemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The import table: data flows one way, and every package says whom it may know. */
class ArchitectureTest {

    private static final String ROOT = "dev.tidemark";
    private static final Set<String> FEATURE =
            Set.of(
                    "event",
                    "projection",
                    "mapping",
                    "sentence",
                    "plan",
                    "atlantis",
                    "argocd",
                    "commit",
                    "web");
    private static final Set<String> FEATURE_ON_THE_LOG =
            Set.of("event", "projection", "mapping", "sentence", "plan", "web", "eventlog");

    /** Package (its first part) and whom it may import. {@code command} may import everything. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("event", Set.of()),
                    Map.entry("eventlog", Set.of("event")),
                    Map.entry("database", Set.of()),
                    Map.entry("secret", Set.of()),
                    Map.entry("plan", Set.of("event", "eventlog")),
                    Map.entry(
                            "atlantis",
                            Set.of(
                                    "event",
                                    "projection",
                                    "mapping",
                                    "sentence",
                                    "plan",
                                    "retention",
                                    "web")),
                    Map.entry(
                            "argocd", Set.of("event", "projection", "mapping", "sentence", "web")),
                    Map.entry("commit", Set.of("event", "projection", "argocd")),
                    Map.entry("github", Set.of("event")),
                    Map.entry("git", Set.of()),
                    Map.entry(
                            "ingest",
                            Set.of(
                                    "event",
                                    "eventlog",
                                    "plan",
                                    "secret",
                                    "database",
                                    "github",
                                    "git",
                                    "policy")),
                    Map.entry("projection", Set.of("event", "eventlog", "database", "mapping")),
                    Map.entry("mapping", Set.of("event")),
                    Map.entry("policy", FEATURE),
                    Map.entry("sentence", Set.of("event")),
                    Map.entry("web", Set.of()),
                    Map.entry("access", Set.of("event", "eventlog", "secret", "web")),
                    Map.entry(
                            "approval",
                            Set.of(
                                    "event",
                                    "eventlog",
                                    "projection",
                                    "mapping",
                                    "sentence",
                                    "plan",
                                    "atlantis",
                                    "policy",
                                    "access",
                                    "github",
                                    "database",
                                    "posting",
                                    "secret",
                                    "web")),
                    Map.entry("change", and(FEATURE, "approval")),
                    Map.entry("project", FEATURE),
                    Map.entry("environment", FEATURE),
                    Map.entry("domain", FEATURE),
                    Map.entry("drift", FEATURE),
                    Map.entry("overview", FEATURE),
                    Map.entry(
                            "keeping",
                            Set.of(
                                    "event",
                                    "eventlog",
                                    "projection",
                                    "database",
                                    "github",
                                    "git",
                                    "policy",
                                    "posting")),
                    Map.entry("posting", Set.of()),
                    Map.entry(
                            "retention",
                            Set.of(
                                    "event",
                                    "eventlog",
                                    "projection",
                                    "plan",
                                    "access",
                                    "database",
                                    "sentence",
                                    "web")),
                    Map.entry(
                            "feed",
                            Set.of("event", "eventlog", "database", "posting", "sentence", "web")),
                    Map.entry("trail", and(FEATURE_ON_THE_LOG, "keeping")),
                    Map.entry("population", and(FEATURE, "approval", "policy", "export")),
                    Map.entry(
                            "evidence",
                            and(
                                    FEATURE,
                                    "approval",
                                    "population",
                                    "eventlog",
                                    "trail",
                                    "export",
                                    "access")),
                    Map.entry(
                            "export",
                            Set.of("event", "eventlog", "sentence", "trail", "access", "web")),
                    Map.entry("status", and(FEATURE_ON_THE_LOG, "keeping", "policy")));

    private static Set<String> and(Set<String> some, String... others) {
        var all = new TreeSet<>(some);
        all.addAll(Set.of(others));
        return all;
    }

    private static final JavaClasses PORTAL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        ArchRule rule = classes().should(importOnlyWhatTheTableAllows());

        rule.check(PORTAL);
    }

    @Test
    void everyPackageIsInTheTable() {
        var packages = new TreeSet<String>();
        PORTAL.forEach(type -> packages.add(part(type, 0)));
        packages.remove("command");

        Assertions.assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PORTAL);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PORTAL);
    }

    @Test
    void eventsKnowNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".event")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".event")
                .check(PORTAL);
    }

    /** It alone ends the waiting for a database that never answers. */
    @Test
    void readModelsAreAskedThroughTheReadSide() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".projection.ReadSide")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
                .check(PORTAL);
    }

    private static ArchCondition<JavaClass> importOnlyWhatTheTableAllows() {
        return new ArchCondition<>("import only what the table allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = part(type, 0);
                if (from.equals("command")) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !allows(type, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, dependency.getDescription())));
            }
        };
    }

    private static boolean allows(JavaClass from, JavaClass to) {
        String own = part(from, 0);
        String other = part(to, 0);
        if (!own.equals(other)) {
            return MAY_IMPORT.getOrDefault(own, Set.of()).contains(other);
        }
        // One source never imports another; what they share is in `ingest` itself.
        boolean isSource = own.equals("ingest") && !part(to, 1).isEmpty();
        return !isSource || part(from, 1).equals(part(to, 1));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    /** The n-th part of the package below the root, or nothing. */
    private static String part(JavaClass type, int index) {
        String[] parts =
                type.getBaseComponentType()
                        .getPackageName()
                        .substring(ROOT.length())
                        .split("\\.", -1);
        return parts.length > index + 1 ? parts[index + 1] : "";
    }
}
