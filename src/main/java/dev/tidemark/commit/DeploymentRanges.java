package dev.tidemark.commit;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.PathsAt;
import dev.tidemark.argocd.Target;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which commits deployments brought, and which wait: all of a page at once. */
@ApplicationScoped
public class DeploymentRanges {

    private final Applications applications;
    private final CommitRanges commits;

    DeploymentRanges(Applications applications, CommitRanges commits) {
        this.applications = applications;
        this.commits = commits;
    }

    /**
     * What is asked.
     *
     * @param to null for what the followed branch has now
     */
    private record Asked(String subject, @Nullable Target from, @Nullable Target to) {

        /** At which revisions the paths count that feed it. */
        Set<String> pathsKeys() {
            var keys = new LinkedHashSet<String>();
            Stream.of(from, to)
                    .filter(Objects::nonNull)
                    .flatMap(target -> target.all().stream())
                    .filter(at -> at.source().chart() == null)
                    .forEach(at -> keys.add(at.pathsKey()));
            return keys;
        }
    }

    /** What it takes to answer: questions about commits, or why there is no answer. */
    private record Prepared(
            List<RangeQuestion> questions,
            boolean isWhole,
            DeploymentRange.@Nullable Unknown unknown) {

        static Prepared unknown(DeploymentRange.Unknown why) {
            return new Prepared(List.of(), true, why);
        }
    }

    /** What each of these deployments brought, in their order. */
    public Uni<List<DeploymentRange>> of(List<Deployment> deployments) {
        return answer(
                deployments.stream()
                        .map(each -> new Asked(each.placement().subject(), each.from(), each.to()))
                        .toList());
    }

    /** What is merged and not live of each of these applications, in their order. */
    public Uni<List<DeploymentRange>> waiting(List<ApplicationState> states) {
        return answer(
                states.stream()
                        .map(each -> new Asked(each.placement().subject(), each.deployed(), null))
                        .toList());
    }

    /** What feeds these applications at what is deployed; as {@link Applications#paths}. */
    public Uni<Map<String, Map<String, PathsAt>>> feeding(List<ApplicationState> states) {
        return applications.paths(
                wanted(
                        states.stream()
                                .map(each ->
                                        new Asked(
                                                each.placement().subject(), each.deployed(), null))
                                .toList()));
    }

    private static Map<String, Set<String>> wanted(List<Asked> asked) {
        Map<String, Set<String>> wanted = new HashMap<>();
        asked.forEach(each ->
                wanted.computeIfAbsent(each.subject(), none -> new LinkedHashSet<>())
                        .addAll(each.pathsKeys()));
        return wanted;
    }

    private Uni<List<DeploymentRange>> answer(List<Asked> asked) {
        return applications
                .paths(wanted(asked))
                .flatMap(paths -> {
                    List<Prepared> prepared =
                            asked.stream()
                                    .map(each ->
                                            prepared(
                                                    each,
                                                    paths.getOrDefault(each.subject(), Map.of())))
                                    .toList();
                    return commits.of(questions(prepared))
                            .map(known ->
                                    prepared.stream().map(each -> range(each, known)).toList());
                });
    }

    private static Collection<RangeQuestion> questions(List<Prepared> prepared) {
        var questions = new LinkedHashSet<RangeQuestion>();
        prepared.forEach(each -> questions.addAll(each.questions()));
        return questions;
    }

    private static Prepared prepared(Asked asked, Map<String, PathsAt> paths) {
        Target from = asked.from();
        if (from == null) {
            return Prepared.unknown(DeploymentRange.Unknown.FIRST);
        }
        List<Target.At> before = from.all();
        List<Target.At> after = asked.to() == null ? before : asked.to().all();
        if (before.isEmpty() || before.size() != after.size()) {
            return Prepared.unknown(DeploymentRange.Unknown.NO_SINGLE_REVISION);
        }
        var questions = new ArrayList<RangeQuestion>();
        boolean isWhole = true;
        for (int i = 0; i < before.size(); i++) {
            Target.At at = asked.to() == null ? null : after.get(i);
            boolean isSame = at != null && before.get(i).revision().equals(at.revision());
            boolean isChart = before.get(i).source().chart() != null;
            if (!isChart && !isSame) {
                PathsAt feeding = feeding(before.get(i), at, paths);
                if (feeding == null) {
                    return Prepared.unknown(DeploymentRange.Unknown.PATHS);
                }
                questions.add(question(before.get(i), at, feeding, paths));
            }
            isWhole &= !isChart && isWhole(before.get(i), at, paths);
        }
        return questions.isEmpty()
                ? Prepared.unknown(DeploymentRange.Unknown.NO_SINGLE_REVISION)
                : new Prepared(questions, isWhole, null);
    }

    /** What feeds a source after, or else before; null where neither is known. */
    private static @Nullable PathsAt feeding(
            Target.At from, Target.@Nullable At to, Map<String, PathsAt> known) {
        PathsAt now = to == null ? null : known.get(to.pathsKey());
        return now == null ? known.get(from.pathsKey()) : now;
    }

    private static boolean isWhole(
            Target.At from, Target.@Nullable At to, Map<String, PathsAt> known) {
        PathsAt feeding = feeding(from, to, known);
        return feeding == null || feeding.complete();
    }

    private static RangeQuestion question(
            Target.At from, Target.@Nullable At to, PathsAt feeding, Map<String, PathsAt> known) {
        var paths = new TreeSet<>(feeding.paths());
        PathsAt then = known.get(from.pathsKey());
        if (then != null) {
            paths.addAll(then.paths());
        }
        String branch = from.source().targetRevision();
        return new RangeQuestion(
                feeding.repository(),
                from.revision(),
                to == null ? null : to.revision(),
                to != null || branch == null || branch.equals("HEAD") ? null : branch,
                List.copyOf(paths));
    }

    private static DeploymentRange range(Prepared prepared, Map<RangeQuestion, CommitRange> known) {
        if (prepared.unknown() != null) {
            return DeploymentRange.unknown(prepared.unknown());
        }
        var added = new ArrayList<Landed>();
        var removed = new ArrayList<Landed>();
        boolean isWide = false;
        for (RangeQuestion question : prepared.questions()) {
            CommitRange found = known.getOrDefault(question, CommitRange.UNKNOWN);
            if (!found.isKnown()) {
                return DeploymentRange.unknown(DeploymentRange.Unknown.PUSHES);
            }
            isWide |= found.isWide();
            added.addAll(found.added());
            removed.addAll(found.removed());
        }
        return new DeploymentRange(null, isWide, prepared.isWhole(), added, removed);
    }
}
