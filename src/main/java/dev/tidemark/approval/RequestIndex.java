package dev.tidemark.approval;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.JoinedFact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which ids the plans of one pull request may be asked for. Commit statuses, which alone say at
 * what head a commented plan was made, stand elsewhere: so rather too many ids than too few.
 *
 * @param isOpen whether the pull request is neither merged nor closed
 * @param heads in order of time
 * @param made what plans were told
 */
record RequestIndex(
        String repository, long number, boolean isOpen, List<Revision> heads, List<Made> made) {

    /** A comment is posted while the plan's head is the newest, or one of few pushes later. */
    private static final int HEADS_OF_A_COMMENT = 3;

    RequestIndex {
        heads = List.copyOf(heads);
        made = List.copyOf(made);
    }

    /** A plan that was told, and the heads that it may be of. */
    record Made(AtlantisProject project, String digest, boolean fromText, List<Revision> heads) {

        Made {
            heads = List.copyOf(heads);
        }
    }

    static RequestIndex evolve(
            @Nullable RequestIndex current, String repository, long number, JoinedFact fact) {
        RequestIndex before =
                current == null
                        ? new RequestIndex(repository, number, true, List.of(), List.of())
                        : current;
        return switch (fact.event()) {
            case ChangeEvent change ->
                    fact.proof() == ActorProof.CLAIMED ? before : before.with(change);
            case PlanEvent.Succeeded plan -> before.with(plan, fact.revision());
            // The projection asks for no other.
            default -> before;
        };
    }

    private RequestIndex with(ChangeEvent change) {
        return switch (change) {
            case ChangeEvent.Opened opened -> at(opened.description(), isOpen);
            case ChangeEvent.Updated updated -> at(updated.after(), isOpen);
            case ChangeEvent.Edited edited -> at(edited.description(), isOpen);
            case ChangeEvent.Reopened reopened -> at(reopened.description(), true);
            case ChangeEvent.Merged merged -> at(merged.description(), false);
            case ChangeEvent.Closed closed -> at(closed.description(), false);
            case ChangeEvent.Reviewed ignored -> this;
        };
    }

    private RequestIndex at(Description description, boolean open) {
        return at(description.head(), open);
    }

    private RequestIndex at(@Nullable Revision head, boolean open) {
        var all = new ArrayList<>(heads);
        if (head != null && (all.isEmpty() || !all.getLast().equals(head))) {
            all.add(head);
        }
        return new RequestIndex(repository, number, open, all, made);
    }

    private RequestIndex with(PlanEvent.Succeeded plan, @Nullable Revision revision) {
        AtlantisProject project = plan.report().project();
        String digest =
                plan.document() != null
                        ? plan.document().digest()
                        : plan.text() == null ? null : plan.text().digest();
        if (project == null || digest == null) {
            return this;
        }
        boolean isCommented = plan.report().channel() == AtlantisReport.Channel.COMMENT;
        List<Revision> at =
                revision != null && !isCommented
                        ? List.of(revision)
                        : heads.subList(
                                Math.max(0, heads.size() - HEADS_OF_A_COMMENT), heads.size());
        var all = new LinkedHashSet<>(made);
        all.add(new Made(project, digest, plan.document() == null, at));
        return new RequestIndex(repository, number, isOpen, heads, List.copyOf(all));
    }

    /** Of every plan, by each name that its project was told by. */
    Set<String> ids() {
        Repository of = Repository.parse(repository);
        var ids = new TreeSet<String>();
        for (Made plan : made) {
            for (AtlantisProject project : names(plan.project())) {
                for (Revision head : plan.heads()) {
                    ids.add(
                            ApprovalRequest.of(
                                            of,
                                            number,
                                            project,
                                            head,
                                            plan.digest(),
                                            plan.fromText())
                                    .id());
                }
            }
        }
        return ids;
    }

    private List<AtlantisProject> names(AtlantisProject project) {
        return Stream.concat(
                        Stream.of(project.unnamed()),
                        made.stream()
                                .map(Made::project)
                                .filter(each -> each.unnamed().equals(project.unnamed())))
                .distinct()
                .toList();
    }
}
