package dev.tidemark.commit;

import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pull requests with what their reviews are judged by. */
@ApplicationScoped
public class ReviewedChanges {

    /** Pushes to the branches of one repository that one answer may look at, the newest first. */
    private static final int MOST_PUSHES = 5_000;

    private final ReadSide readSide;

    ReviewedChanges(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** Those of these that anything was told of, by the subject of each. */
    public Uni<Map<String, ReviewedChange>> of(Collection<String> subjects) {
        return subjects.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : readSide.ask(session ->
                        rows(session, "m.key = any (string_to_array(:wanted, E'\\n'))", subjects)
                                .chain(merges -> with(session, merges)));
    }

    /**
     * The subject of a pull request, by any name that its repository ever had; of several
     * repositories the one that had the name last.
     *
     * @param repository {@code owner/name}
     */
    public Uni<Optional<String>> named(String repository, long number) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select m.key
                                from view.merge m
                                join view.merge_repository r
                                    on r.repository = m.repository
                                    and substr(r.name, strpos(r.name, '/') + 1) = :name
                                where m.key like '%/' || :number
                                order by r.time desc nulls last, r.entry desc, m.key
                                limit 1
                                """,
                                String.class)
                        .setParameter("name", repository.toLowerCase(Locale.ROOT))
                        .setParameter("number", Long.toString(number))
                        .getResultList()
                        .map(keys -> keys.stream().findFirst()));
    }

    /** What was merged into one repository, by the commit that the branch got by it. */
    static Uni<Map<String, ReviewedChange>> byMergeCommit(
            Mutiny.Session session, String repository, Set<String> revisions) {
        return rows(
                        session,
                        """
                        m.repository = split_part(:wanted, E'\\n', 1)
                          and m.merge_commit = any (string_to_array(:wanted, E'\\n'))
                        """,
                        concat(repository, revisions))
                .chain(merges -> with(session, merges))
                .map(changes -> {
                    Map<String, ReviewedChange> byCommit = new LinkedHashMap<>();
                    changes.values()
                            .forEach(each ->
                                    each.mergeCommit()
                                            .ifPresent(commit -> byCommit.put(commit.sha(), each)));
                    return byCommit;
                });
    }

    private static List<String> concat(String first, Collection<String> others) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static Uni<Map<String, Merge>> rows(
            Mutiny.Session session, String condition, Collection<String> wanted) {
        return session.createNativeQuery(
                        """
                        select m.key, m.document
                        from view.merge m
                        where %s
                        """
                                .formatted(condition),
                        Object[].class)
                .setParameter("wanted", String.join("\n", wanted))
                .getResultList()
                .map(rows -> {
                    Map<String, Merge> merges = new LinkedHashMap<>();
                    rows.forEach(row ->
                            merges.put(
                                    (String) row[0], Documents.read((String) row[1], Merge.class)));
                    return merges;
                });
    }

    private static Uni<Map<String, ReviewedChange>> with(
            Mutiny.Session session, Map<String, Merge> merges) {
        Map<String, Set<String>> refs = new LinkedHashMap<>();
        merges.values()
                .forEach(merge ->
                        refs.computeIfAbsent(merge.repository(), none -> new LinkedHashSet<>())
                                .add(ReviewedChange.ref(merge)));
        Uni<Map<String, List<Push>>> pushes =
                Uni.createFrom().item(() -> new HashMap<String, List<Push>>());
        for (Map.Entry<String, Set<String>> each : refs.entrySet()) {
            pushes =
                    pushes.chain(known ->
                            ofRepository(session, each.getKey(), each.getValue())
                                    .map(more -> {
                                        known.put(each.getKey(), more);
                                        return known;
                                    }));
        }
        return pushes.chain(known ->
                RepositoryLabels.of(session, "merge")
                        .map(labels -> together(merges, known, labels)));
    }

    /** To these branches, and those that brought what the branches began with. */
    private static Uni<List<Push>> ofRepository(
            Mutiny.Session session, String repository, Set<String> refs) {
        return pushes(session, repository, "ref", refs)
                .chain(ofBranches -> {
                    Set<String> known =
                            ofBranches.stream().map(Push::after).collect(Collectors.toSet());
                    Set<String> begins =
                            ofBranches.stream()
                                    .filter(push -> !push.pushed().before().isNone())
                                    .map(Push::before)
                                    .filter(before -> !known.contains(before))
                                    .collect(Collectors.toSet());
                    return pushes(session, repository, "after", begins)
                            .map(more -> {
                                var all = new ArrayList<>(ofBranches);
                                all.addAll(more);
                                return all;
                            });
                });
    }

    private static Uni<List<Push>> pushes(
            Mutiny.Session session, String repository, String column, Set<String> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        """
                        select document
                        from view.push
                        where repository = :repository
                          and %s = any (string_to_array(:values, E'\\n'))
                        order by at desc
                        limit :most
                        """
                                .formatted(column),
                        String.class)
                .setParameter("repository", repository)
                .setParameter("values", String.join("\n", values))
                .setParameter("most", MOST_PUSHES)
                .getResultList()
                .map(rows -> rows.stream().map(row -> Documents.read(row, Push.class)).toList());
    }

    private static Map<String, ReviewedChange> together(
            Map<String, Merge> merges, Map<String, List<Push>> pushes, RepositoryLabels labels) {
        Map<String, ReviewedChange> changes = new LinkedHashMap<>();
        merges.forEach((key, merge) ->
                changes.put(
                        key,
                        new ReviewedChange(
                                merge,
                                labels.byRepository().get(merge.repository()),
                                around(
                                        merge,
                                        pushes.getOrDefault(merge.repository(), List.of())))));
        return changes;
    }

    private static List<Push> around(Merge merge, List<Push> pushes) {
        String own = ReviewedChange.ref(merge);
        Set<String> begins =
                pushes.stream()
                        .filter(push -> push.pushed().ref().equals(own))
                        .map(Push::before)
                        .collect(Collectors.toSet());
        Set<String> heads =
                merge.heads().stream()
                        .map(head -> head.revision().sha())
                        .collect(Collectors.toSet());
        return pushes.stream()
                .filter(push ->
                        push.pushed().ref().equals(own)
                                || begins.contains(push.after())
                                || heads.contains(push.after()))
                .toList();
    }
}
