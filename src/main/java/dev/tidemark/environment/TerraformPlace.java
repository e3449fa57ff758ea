package dev.tidemark.environment;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform project by its place: which pull requests told of it, and what was found when
 * somebody looked at what runs. What became of its plans and applies is in {@link
 * dev.tidemark.atlantis.ChangeRuns}, joined from all that told of them; this says where to look.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 * @param name the last that was told; null if none was
 * @param changes the last that told of it
 * @param look the last; null if nobody looked
 */
record TerraformPlace(
        String repository,
        String dir,
        String workspace,
        @Nullable String name,
        List<InChange> changes,
        @Nullable Look look) {

    private static final int MOST_CHANGES = 20;
    private static final int MOST_ADDRESSES = 5;

    TerraformPlace {
        changes = List.copyOf(changes);
    }

    /**
     * A pull request that told of it.
     *
     * @param change subject of the pull request
     * @param toldAt when it first did
     * @param appliedAt when it first told of an apply that succeeded; null if it did not
     */
    record InChange(String change, Instant toldAt, @Nullable Instant appliedAt) {}

    /**
     * What a look found.
     *
     * @param resources how many differ from Terraform's state; 0 for none
     * @param addresses the first of them, where they are told
     */
    record Look(Instant from, int resources, List<String> addresses, boolean learntLater) {

        Look {
            addresses = List.copyOf(addresses);
        }
    }

    /** The report in which a plan or an apply of one project is told; null for other events. */
    static @Nullable AtlantisReport report(Event event) {
        return switch (event) {
            case PlanEvent.Started(var report) -> report;
            case PlanEvent.Succeeded(var report, var text, var document) -> report;
            case PlanEvent.Errored errored -> errored.report();
            case ApplyEvent.Started(var report) -> report;
            case ApplyEvent.Succeeded(var report, var counts) -> report;
            case ApplyEvent.Errored(var report) -> report;
            case ApplyEvent.Refused(var report) -> report;
            // Whatever else is told runs nothing.
            default -> null;
        };
    }

    AtlantisProject project() {
        return new AtlantisProject(dir, workspace, name);
    }

    /** The same by this name, if one is told: not everything that tells of a project names it. */
    TerraformPlace named(@Nullable String told) {
        return told == null || told.equals(name)
                ? this
                : new TerraformPlace(repository, dir, workspace, told, changes, look);
    }

    TerraformPlace after(JoinedFact fact) {
        return switch (fact.event()) {
            case TerraformEvent.DriftDetected found ->
                    looked(found.resources(), found.addresses(), fact);
            case TerraformEvent.DriftNotFound ignored -> looked(0, List.of(), fact);
            // Nobody's claim makes an apply: who can edit a comment could write one.
            default -> fact.proof() == ActorProof.CLAIMED ? this : told(fact);
        };
    }

    private TerraformPlace looked(int resources, List<String> addresses, JoinedFact fact) {
        List<String> first = addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
        return new TerraformPlace(
                repository,
                dir,
                workspace,
                name,
                changes,
                new Look(fact.time(), resources, first, fact.learntLater()));
    }

    private TerraformPlace told(JoinedFact fact) {
        AtlantisReport report = Objects.requireNonNull(report(fact.event()));
        String change =
                Subject.change(
                                Objects.requireNonNull(fact.repository()),
                                Objects.requireNonNull(report.change()))
                        .value();
        boolean isApplied = fact.event() instanceof ApplyEvent.Succeeded;
        var all = new ArrayList<>(changes);
        InChange known =
                all.stream().filter(each -> each.change().equals(change)).findFirst().orElse(null);
        all.remove(known);
        Instant toldAt = known == null ? fact.time() : known.toldAt();
        Instant appliedAt = known == null ? null : known.appliedAt();
        if (isApplied && appliedAt == null) {
            appliedAt = fact.time();
        }
        all.add(new InChange(change, toldAt, appliedAt));
        if (all.size() > MOST_CHANGES) {
            all.removeFirst();
        }
        return new TerraformPlace(repository, dir, workspace, name, all, look);
    }
}
