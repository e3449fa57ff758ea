package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Answers what lies between revisions, many questions at once. */
@ApplicationScoped
public class CommitRanges {

    /** Pushes of one repository that one answer may look at; a range over more is unknown. */
    private static final int MOST_PUSHES = 5_000;

    private final ReadSide readSide;

    CommitRanges(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** Every question with its answer. */
    public Uni<Map<RangeQuestion, CommitRange>> of(Collection<RangeQuestion> questions) {
        Map<String, List<RangeQuestion>> byRepository = new LinkedHashMap<>();
        for (RangeQuestion question : questions) {
            byRepository
                    .computeIfAbsent(question.repository(), none -> new ArrayList<>())
                    .add(question);
        }
        Uni<Map<RangeQuestion, CommitRange>> answers =
                Uni.createFrom().item(() -> new HashMap<RangeQuestion, CommitRange>());
        for (Map.Entry<String, List<RangeQuestion>> each : byRepository.entrySet()) {
            answers =
                    answers.chain(known ->
                            readSide.ask(session -> answer(session, each.getKey(), each.getValue()))
                                    .map(more -> {
                                        known.putAll(more);
                                        return known;
                                    }));
        }
        return answers;
    }

    private static Uni<Map<RangeQuestion, CommitRange>> answer(
            Mutiny.Session session, String repository, List<RangeQuestion> questions) {
        return tips(session, repository, questions)
                .chain(tips ->
                        pushes(session, repository, ends(questions, tips))
                                .chain(pushes -> {
                                    Map<RangeQuestion, PushGraph.Between> found =
                                            between(questions, tips, new PushGraph(pushes));
                                    return ReviewedChanges.byMergeCommit(
                                                    session, repository, revisions(found))
                                            .map(merges -> told(questions, found, merges));
                                }));
    }

    /** The newest revision of each branch that is asked for, by its short name; "" by default. */
    private static Uni<Map<String, String>> tips(
            Mutiny.Session session, String repository, List<RangeQuestion> questions) {
        boolean areAsked = questions.stream().anyMatch(question -> question.to() == null);
        if (!areAsked) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(
                        """
                        select distinct on (ref) ref, default_branch, after
                        from view.push
                        where repository = :repository and ref like 'refs/heads/%'
                        order by ref, at desc
                        """,
                        Object[].class)
                .setParameter("repository", repository)
                .getResultList()
                .map(rows -> {
                    Map<String, String> tips = new HashMap<>();
                    for (Object[] row : rows) {
                        tips.put(
                                ((String) row[0]).substring("refs/heads/".length()),
                                (String) row[2]);
                        if ("yes".equals(row[1])) {
                            tips.put("", (String) row[2]);
                        }
                    }
                    return tips;
                });
    }

    private static @Nullable String to(RangeQuestion question, Map<String, String> tips) {
        return question.to() != null
                ? question.to()
                : tips.get(question.branch() == null ? "" : question.branch());
    }

    private static Set<String> ends(List<RangeQuestion> questions, Map<String, String> tips) {
        Set<String> ends = new LinkedHashSet<>();
        for (RangeQuestion question : questions) {
            Stream.of(question.from(), to(question, tips))
                    .filter(Objects::nonNull)
                    .forEach(ends::add);
        }
        return ends;
    }

    /** Those between the oldest and the newest that any of these revisions came with. */
    private static Uni<List<Push>> pushes(
            Mutiny.Session session, String repository, Set<String> ends) {
        return session.createNativeQuery(
                        """
                        with ends as (
                            -- Git's clocks are set by hand.
                            select min(p.at) - interval '1 day' as first,
                                max(p.at) + interval '1 day' as last
                            from view.push_revision r
                            join view.push p on p.key = r.key
                            where p.repository = :repository
                              and r.value = any (string_to_array(:ends, ','))
                        )
                        select p.document
                        from view.push p, ends
                        where p.repository = :repository and p.at between ends.first and ends.last
                        order by p.at desc
                        limit :most
                        """,
                        String.class)
                .setParameter("repository", repository)
                .setParameter("ends", String.join(",", ends))
                .setParameter("most", MOST_PUSHES)
                .getResultList()
                .map(rows -> rows.stream().map(row -> Documents.read(row, Push.class)).toList());
    }

    private static Map<RangeQuestion, PushGraph.Between> between(
            List<RangeQuestion> questions, Map<String, String> tips, PushGraph graph) {
        Map<RangeQuestion, PushGraph.Between> found = new HashMap<>();
        for (RangeQuestion question : questions) {
            String to = to(question, tips);
            PushGraph.Between between = to == null ? null : graph.between(question.from(), to);
            if (between != null) {
                found.put(question, FeedingPaths.of(question.paths()).touched(between));
            }
        }
        return found;
    }

    private static Set<String> revisions(Map<RangeQuestion, PushGraph.Between> found) {
        Set<String> revisions = new LinkedHashSet<>();
        for (PushGraph.Between between : found.values()) {
            Stream.concat(between.added().stream(), between.removed().stream())
                    .forEach(push -> revisions.addAll(push.revisions()));
        }
        return revisions;
    }

    private static Map<RangeQuestion, CommitRange> told(
            List<RangeQuestion> questions,
            Map<RangeQuestion, PushGraph.Between> found,
            Map<String, ReviewedChange> merges) {
        Map<RangeQuestion, CommitRange> told = new HashMap<>();
        for (RangeQuestion question : questions) {
            PushGraph.Between between = found.get(question);
            told.put(question, between == null ? CommitRange.UNKNOWN : range(between, merges));
        }
        return told;
    }

    private static CommitRange range(
            PushGraph.Between between, Map<String, ReviewedChange> merges) {
        boolean isWide =
                Stream.concat(between.added().stream(), between.removed().stream())
                        .anyMatch(push -> push.pushed().widened());
        return new CommitRange(
                true,
                isWide,
                between.added().stream().map(push -> landed(push, merges)).toList(),
                between.removed().stream().map(push -> landed(push, merges)).toList());
    }

    private static Landed landed(Push push, Map<String, ReviewedChange> merges) {
        List<Landed.MergedChange> changes =
                push.revisions().reversed().stream()
                        .map(merges::get)
                        .filter(Objects::nonNull)
                        .map(change -> merged(change, push))
                        .toList();
        String title = changes.isEmpty() ? null : changes.getFirst().title();
        return new Landed(
                push.after(),
                title == null ? subject(push) : title,
                authors(push),
                push.pushed().commitCount(),
                push.at(),
                changes,
                isByChange(push, merges.get(push.after())),
                push.pusher(),
                push.isPusherProved(),
                push.pushed().forced(),
                push.position());
    }

    /** Whoever told of the push would have told of the pull request: a mere claim makes none. */
    private static boolean isByChange(Push push, @Nullable ReviewedChange merged) {
        return merged != null && (merged.isObserved() || !push.isPusherProved());
    }

    private static String subject(Push push) {
        List<RevisionEvent.Commit> commits = push.pushed().commits();
        return commits.isEmpty() ? push.after() : commits.getLast().subject();
    }

    private static Landed.MergedChange merged(ReviewedChange change, Push push) {
        return new Landed.MergedChange(
                change.repository(),
                change.number(),
                change.title(),
                change.author(),
                change.mergedBy(),
                change.whenMerged(push.writers()));
    }

    private static List<String> authors(Push push) {
        List<String> authors = push.pushed().authors();
        Actor pusher = push.pusher();
        return authors.isEmpty() && pusher != null ? List.of(pusher.login()) : authors;
    }
}
