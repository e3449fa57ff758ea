package dev.tidemark.policy;

import dev.tidemark.atlantis.ProjectLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON twin of the page. */
@Schema(name = "Policy", description = "Who may let what out")
record PolicyDocument(
        @Schema(
                        description =
                                "The repository that holds it, owner/name; absent where none is watched")
                @Nullable String repository,
        @Schema(description = "The commit in force; absent while the default holds")
                @Nullable String commit,
        @Schema(description = "Since when; absent while the default holds") @Nullable Instant since,
        @Schema(
                        description =
                                "The file in force, as it stands in Git; absent while the default holds")
                @Nullable String content,
        @Schema(description = "Why the newest file cannot be used; none where it is in force")
                List<String> problems,
        @Schema(description = "In the order in which a change goes through them")
                List<String> environments,
        @Schema(description = "The first that is for a project holds; the last is for all others")
                List<RuleDocument> rules,
        @Schema(description = "The freeze of each window that is on, or comes next")
                List<FreezeDocument> freezes,
        @Schema(description = "The Terraform projects that were planned, and the rule for each")
                List<ProjectDocument> projects,
        @Schema(description = "The newest first") List<VersionDocument> versions) {

    @Schema(name = "PolicyRule")
    record RuleDocument(
            String name,
            PeopleDocument approvers,
            int approvals,
            @Schema(description = "Where something is destroyed, replaced or forgotten")
                    int approvalsWhenDestroying,
            boolean undiverged,
            boolean actAsApp,
            PeopleDocument breakGlass) {

        static RuleDocument of(Rule rule) {
            return new RuleDocument(
                    rule.name(),
                    PeopleDocument.of(rule.approvers()),
                    rule.approvals(),
                    rule.approvalsWhenDestroying(),
                    rule.undiverged(),
                    rule.actAsApp(),
                    PeopleDocument.of(rule.breakGlass()));
        }
    }

    @Schema(name = "PolicyPeople")
    record PeopleDocument(Set<String> users, Set<String> teams, Set<String> roles) {

        static PeopleDocument of(Approvers people) {
            return new PeopleDocument(
                    new TreeSet<>(people.users()),
                    new TreeSet<>(people.teams()),
                    new TreeSet<>(people.roles()));
        }
    }

    @Schema(name = "PolicyFreeze")
    record FreezeDocument(String window, boolean on, Instant from, Instant until, String reason) {}

    @Schema(name = "PolicyProject")
    record ProjectDocument(
            String repository,
            String key,
            String dir,
            String workspace,
            @Nullable String name,
            String environment,
            String rule,
            @Schema(description = "The window that freezes it now") @Nullable String frozen) {

        static ProjectDocument of(KnownProject known, PolicyStanding standing) {
            Policy policy = standing.policy();
            String environment = policy.environmentOf(known.repository(), known.project());
            return new ProjectDocument(
                    known.repository(),
                    ProjectLinks.key(known.project()),
                    known.project().dir(),
                    known.project().workspace(),
                    known.project().name(),
                    environment,
                    policy.ruleFor(known.repository(), known.project()).name(),
                    policy.frozen(environment, known.repository(), known.project(), standing.at())
                            .map(Freeze::window)
                            .orElse(null));
        }
    }

    @Schema(name = "PolicyVersion")
    record VersionDocument(
            long position,
            Instant time,
            @Nullable String commit,
            @Nullable String actor,
            @Schema(description = "valid, deleted or invalid") String state,
            List<String> problems) {

        static VersionDocument of(PolicyVersion version) {
            return new VersionDocument(
                    version.position(),
                    version.time(),
                    version.commit() == null ? null : version.commit().sha(),
                    version.actor() == null ? null : version.actor().login(),
                    version.deleted() ? "deleted" : version.valid() ? "valid" : "invalid",
                    version.problems());
        }
    }

    static PolicyDocument of(PolicyStanding standing) {
        Policy policy = standing.policy();
        PolicyVersion version = standing.version().orElse(null);
        var rules = new ArrayList<RuleDocument>();
        policy.rules().forEach(each -> rules.add(RuleDocument.of(each.rule())));
        rules.add(RuleDocument.of(policy.lastResort()));
        return new PolicyDocument(
                standing.repository(),
                standing.inForce().commit() == null
                        ? null
                        : Objects.toString(standing.inForce().commit()),
                version == null ? null : version.time(),
                version == null ? null : version.content(),
                standing.invalid().map(PolicyVersion::problems).orElse(List.of()),
                policy.environments(),
                rules,
                standing.freezes().stream()
                        .map(freeze ->
                                new FreezeDocument(
                                        freeze.window(),
                                        freeze.isOn(standing.at()),
                                        freeze.from(),
                                        freeze.until(),
                                        freeze.reason()))
                        .toList(),
                standing.projects().stream()
                        .map(known -> ProjectDocument.of(known, standing))
                        .toList(),
                standing.versions().stream().map(VersionDocument::of).toList());
    }
}
