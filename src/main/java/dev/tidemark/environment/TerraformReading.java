package dev.tidemark.environment;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.atlantis.ProjectStanding.State;
import dev.tidemark.environment.Finding.Code;
import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Terraform projects as components, from the pull requests that told of them. */
final class TerraformReading {

    private final Observed observed;
    private final Map<Place, Gathered> places = new LinkedHashMap<>();

    private record Place(String repository, String dir, String workspace) {}

    /** Where the project stands in one pull request. */
    private record InChange(long number, ProjectStanding standing, ChangeRuns runs) {}

    private static final class Gathered {
        private @Nullable String name;
        private final List<InChange> changes = new ArrayList<>();
        private TerraformPlace.@Nullable Look look;
    }

    private record Applied(long change, ProjectRun run, @Nullable Actor by) {}

    private TerraformReading(Observed observed) {
        this.observed = observed;
    }

    static List<Component> components(Observed observed) {
        var reading = new TerraformReading(observed);
        observed.changes().forEach(reading::addPlaced);
        observed.changes().forEach(reading::addNamed);
        observed.looks().forEach(reading::add);
        return reading.places.entrySet().stream()
                .map(entry -> reading.component(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void addPlaced(String subject, ChangeRuns runs) {
        String repository = new Subject(subject).parts().getFirst();
        for (ProjectStanding standing : runs.projects()) {
            AtlantisProject project = standing.project();
            if (!project.dir().isEmpty()) {
                var place = new Place(repository, project.dir(), project.workspace());
                Gathered gathered = places.computeIfAbsent(place, none -> new Gathered());
                gathered.name = project.name() == null ? gathered.name : project.name();
                gathered.changes.add(new InChange(number(subject), standing, runs));
            }
        }
    }

    /** Of which a status alone told, by its name. */
    private void addNamed(String subject, ChangeRuns runs) {
        String repository = new Subject(subject).parts().getFirst();
        for (ProjectStanding standing : runs.projects()) {
            AtlantisProject project = standing.project();
            if (project.dir().isEmpty() && project.name() != null) {
                places.forEach((place, gathered) -> {
                    if (place.repository().equals(repository)
                            && project.name().equals(gathered.name)) {
                        gathered.changes.add(new InChange(number(subject), standing, runs));
                    }
                });
            }
        }
    }

    private void add(Observed.Looked looked) {
        var place = new Place(looked.repository(), looked.dir(), looked.workspace());
        places.computeIfAbsent(place, none -> new Gathered()).look = looked.look();
    }

    private static long number(String subject) {
        return Long.parseLong(new Subject(subject).parts().getLast());
    }

    private Component component(Place place, Gathered gathered) {
        var project = new AtlantisProject(place.dir(), place.workspace(), gathered.name);
        String repository = observed.nameOf(place.repository());
        Applied applied = lastApply(gathered.changes);
        Revision revision = applied == null ? null : applied.run().head();
        return new Component(
                Component.Kind.TERRAFORM,
                place.repository() + " " + place.dir() + " " + place.workspace(),
                ChangeRuns.name(project),
                place.dir(),
                observed.mapping().environmentOfNamed(repository, project),
                Group.TERRAFORM,
                null,
                ProjectLinks.href(repository, project),
                revision == null ? null : revision.sha(),
                applied == null ? null : ChangeRuns.placedAt(applied.run()),
                null,
                applied == null || applied.by() == null ? null : applied.by().login(),
                applied == null ? null : applied.change(),
                repository,
                null,
                null,
                List.of(),
                findings(gathered, applied),
                gathered.look != null && gathered.look.learntLater());
    }

    private static @Nullable Applied lastApply(List<InChange> changes) {
        Applied last = null;
        for (InChange change : changes) {
            for (ProjectRun run : change.standing().runs()) {
                boolean isApply =
                        run.command() == Command.APPLY && run.outcome() == Outcome.SUCCEEDED;
                boolean isLater = last == null || run.startedAt().isAfter(last.run().startedAt());
                if (isApply && isLater) {
                    last =
                            new Applied(
                                    change.number(), run, change.runs().askedBy(run).orElse(null));
                }
            }
        }
        return last;
    }

    private static List<Finding> findings(Gathered gathered, @Nullable Applied applied) {
        var findings = new ArrayList<Finding>();
        if (applied == null) {
            findings.add(Finding.of(Code.NEVER_APPLIED));
        }
        TerraformPlace.Look look = gathered.look;
        if (look != null && look.resources() > 0) {
            findings.add(
                    new Finding(
                            Code.OUTSIDE_TERRAFORM,
                            look.from(),
                            look.addresses().isEmpty() ? null : look.addresses().getFirst(),
                            null,
                            look.resources(),
                            null));
        }
        gathered.changes.stream()
                .sorted(Comparator.comparingLong(InChange::number).reversed())
                .map(change -> finding(change, applied))
                .flatMap(java.util.Optional::stream)
                .forEach(findings::add);
        return findings;
    }

    private static java.util.Optional<Finding> finding(InChange change, @Nullable Applied applied) {
        State state = change.standing().state();
        Code code =
                switch (state) {
                    case PLANNED, STALE, APPLY_REFUSED -> Code.PLAN_WAITS;
                    case APPLYING -> Code.APPLYING;
                    case APPLY_ERRORED, CONTRADICTING -> Code.APPLY_ERRORED;
                    case NOT_APPLIED -> Code.NOT_APPLIED;
                    case PLANNING,
                            NO_CHANGES,
                            PLAN_ERRORED,
                            PLAN_REFUSED,
                            LOCKED,
                            DISCARDED,
                            APPLIED,
                            ENDED ->
                            null;
                };
        if (code == null || (code != Code.PLAN_WAITS && isOver(change, applied))) {
            return java.util.Optional.empty();
        }
        return change.standing()
                .last(code == Code.PLAN_WAITS ? Command.PLAN : Command.APPLY)
                .or(() -> change.standing().last(Command.PLAN))
                .map(run ->
                        new Finding(
                                code,
                                ChangeRuns.placedAt(run),
                                run.said(),
                                null,
                                0,
                                change.number()));
    }

    /** An apply of another pull request brought along what came before it. */
    private static boolean isOver(InChange change, @Nullable Applied applied) {
        if (applied == null) {
            return false;
        }
        return change.runs()
                .heads()
                .mergedAt()
                .or(() -> change.standing().last(Command.APPLY).map(ProjectRun::startedAt))
                .filter(since -> !since.isAfter(applied.run().startedAt()))
                .isPresent();
    }
}
