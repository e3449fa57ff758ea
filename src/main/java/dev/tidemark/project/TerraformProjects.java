package dev.tidemark.project;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.Mappings;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** All Terraform projects, as far as the log is folded. */
@ApplicationScoped
public class TerraformProjects {

    /** Enough to hold the last apply of a project that is planned more often than applied. */
    private static final int NEWEST = 5;

    private static final int MOST_OPEN = 50;
    private static final int MOST_HISTORY = 200;

    private final ReadSide readSide;
    private final Plans plans;
    private final Mappings mappings;

    TerraformProjects(ReadSide readSide, Plans plans, Mappings mappings) {
        this.mappings = mappings;
        this.readSide = readSide;
        this.plans = plans;
    }

    /** Every project, by repository and name. */
    public Uni<List<ProjectSummary>> list() {
        return readSide.ask(session -> changes(session, List.of(), NEWEST)).chain(this::summaries);
    }

    /** One project and every pull request that planned it, the newest first. */
    public record Detail(ProjectSummary summary, Map<Long, ChangeRuns> history) {}

    /**
     * One project with its history.
     *
     * @param repository {@code owner/name}
     * @param key as in {@link ProjectLinks#key}
     */
    public Uni<Optional<Detail>> find(String repository, String key) {
        return list().chain(all ->
                all.stream()
                        .filter(each -> each.repository().equalsIgnoreCase(repository))
                        .filter(each -> ProjectLinks.key(each.project()).equals(key))
                        .findFirst()
                        .map(summary -> detail(summary).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Detail> detail(ProjectSummary summary) {
        Repository repository = Repository.parse(summary.repositoryId());
        AtlantisProject project = summary.project();
        var unnamed = new AtlantisProject(project.dir(), project.workspace(), null);
        List<String> subjects =
                List.of(
                        Subject.project(repository, project).value(),
                        Subject.project(repository, unnamed).value());
        return readSide.ask(session -> changes(session, subjects, MOST_HISTORY))
                .chain(found -> plans.of(List.copyOf(found)))
                .map(runs -> new Detail(summary, byNumber(runs)));
    }

    private static Map<Long, ChangeRuns> byNumber(Map<String, ChangeRuns> runs) {
        Map<Long, ChangeRuns> byNumber = new TreeMap<>(Comparator.reverseOrder());
        runs.forEach((key, each) -> byNumber.put(number(key), each));
        return byNumber;
    }

    private static long number(String changeSubject) {
        return Long.parseLong(new Subject(changeSubject).parts().getLast());
    }

    private static String repositoryOf(String changeSubject) {
        return new Subject(changeSubject).parts().getFirst();
    }

    /**
     * Subjects of pull requests: of each project the newest and those that are open.
     *
     * @param projects of these alone; none for every one
     */
    private static Uni<Set<String>> changes(
            Mutiny.Session session, List<String> projects, int newest) {
        return session.createNativeQuery(
                        """
                        select key
                        from (
                            select p.key, c.open, row_number() over (
                                partition by p.value
                                order by c.told_at desc nulls last, p.key
                            ) as place
                            from view.plan_project p
                            join view.plan c on c.key = p.key
                            where :projects = ''
                                or p.value = any (string_to_array(:projects, E'\\n'))
                        ) placed
                        where place <= :newest or (open = 'open' and place <= :open)
                        """,
                        String.class)
                .setParameter("projects", String.join("\n", projects))
                .setParameter("newest", newest)
                .setParameter("open", MOST_OPEN)
                .getResultList()
                .map(LinkedHashSet::new);
    }

    private Uni<List<ProjectSummary>> summaries(Set<String> changes) {
        return plans.of(List.copyOf(changes))
                .chain(runs ->
                        readSide.ask(session ->
                                seen(session)
                                        .chain(seen ->
                                                RepositoryLabels.of(session, "plan", "project")
                                                        .map(names -> read(runs, seen, names)))));
    }

    private static Uni<List<TerraformProject>> seen(Mutiny.Session session) {
        return session.createNativeQuery("select document from view.project", String.class)
                .getResultList()
                .map(documents ->
                        documents.stream()
                                .map(text -> Documents.read(text, TerraformProject.class))
                                .toList());
    }

    private List<ProjectSummary> read(
            Map<String, ChangeRuns> runs,
            Collection<TerraformProject> seen,
            RepositoryLabels names) {
        Map<String, ProjectReading> byRepository = new TreeMap<>();
        runs.forEach((key, each) ->
                reading(byRepository, repositoryOf(key), names).add(number(key), each));
        seen.forEach(each -> reading(byRepository, each.repository(), names).add(each));
        var summaries = new ArrayList<ProjectSummary>();
        byRepository.values().forEach(reading -> summaries.addAll(reading.summaries()));
        return summaries;
    }

    private ProjectReading reading(
            Map<String, ProjectReading> byRepository, String repository, RepositoryLabels names) {
        return byRepository.computeIfAbsent(
                repository, id -> new ProjectReading(id, names.of(id), mappings.now()));
    }
}
