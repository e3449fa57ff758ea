package dev.tidemark.projection;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source tells of one repository: GitHub by webhook or API, knowing its id, or a Git clone,
 * knowing its name. Times are seconds of one morning.
 */
public record Told(ActorProof proof, Repository repository, String name) {

    public static final Repository BACKEND = Repository.byId("github.com", 1296269);
    public static final String BACKEND_NAME = "eco-cycle/backend";
    public static final Actor HANA = new Actor("hana", "583231");
    public static final Actor JONAS = new Actor("jonas", "583232");

    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

    public static Told byWebhook() {
        return new Told(ActorProof.SIGNED, BACKEND, BACKEND_NAME);
    }

    public static Told byApi() {
        return new Told(ActorProof.API, BACKEND, BACKEND_NAME);
    }

    public static Told byGit() {
        return byGit(BACKEND_NAME);
    }

    public static Told byGit(String name) {
        return new Told(ActorProof.CLAIMED, Repository.byName("github.com", name), name);
    }

    /** Of another repository, or of this one under another name. */
    public Told of(long id, String ownerAndName) {
        return new Told(proof, Repository.byId("github.com", id), ownerAndName);
    }

    public static Instant at(long second) {
        return MORNING.plusSeconds(second);
    }

    public static Revision revision(int number) {
        return new Revision("%040x".formatted(number + 0xabc0000L));
    }

    public static Description titled(String title) {
        return new Description(title, null, null, null, null, null);
    }

    public static Description whole(String title, Revision head) {
        return new Description(title, HANA, "main", "auth/redis", head, false);
    }

    public static Description draft(boolean draft) {
        return new Description(null, null, null, null, null, draft);
    }

    public NewEntry opened(long number, long second, Description description) {
        return change(number, second, HANA, new ChangeEvent.Opened(description), "opened");
    }

    public NewEntry updated(long number, long second, Revision before, Revision after) {
        return change(
                number,
                second,
                HANA,
                new ChangeEvent.Updated(before, after, Description.NONE),
                "updated",
                before.sha(),
                after.sha(),
                at(second).toString());
    }

    public NewEntry edited(long number, long second, Description description) {
        return change(
                number,
                second,
                HANA,
                new ChangeEvent.Edited(description),
                "edited",
                at(second).toString());
    }

    public NewEntry merged(
            long number, long second, @Nullable Revision mergeCommit, Description description) {
        return mergedBy(JONAS, number, second, mergeCommit, description);
    }

    public NewEntry mergedBy(
            @Nullable Actor actor,
            long number,
            long second,
            @Nullable Revision commit,
            Description description) {
        var merged = new ChangeEvent.Merged(commit, description);
        return commit == null
                ? change(number, second, actor, merged, "merged")
                : change(number, second, actor, merged, "merged", commit.sha());
    }

    public NewEntry closed(long number, long second) {
        return change(
                number,
                second,
                HANA,
                new ChangeEvent.Closed(Description.NONE),
                "closed",
                at(second).toString());
    }

    public NewEntry reopened(long number, long second) {
        return change(
                number,
                second,
                HANA,
                new ChangeEvent.Reopened(Description.NONE),
                "reopened",
                at(second).toString());
    }

    public NewEntry reviewed(long number, long second, Actor actor, String id, ReviewState state) {
        var fact = Fact.of("review", repository.toString(), id, state.name());
        return new NewEntry(
                envelope(fact, Subject.change(repository, number), second).by(actor),
                new ChangeEvent.Reviewed(id, state, revision(1)));
    }

    public NewEntry pushed(
            long second, String ref, Revision before, Revision after, String... paths) {
        var fact = Fact.of(repository.toString(), ref, before.sha(), after.sha());
        return new NewEntry(
                envelope(fact, Subject.revision(repository, after), second).by(HANA),
                new RevisionEvent.Pushed(
                        ref,
                        before,
                        after,
                        false,
                        ref.equals("refs/heads/main"),
                        List.of(paths),
                        false,
                        List.of("hana"),
                        List.of(),
                        1));
    }

    public NewEntry renamed(long second, String from, String to) {
        var fact = Fact.of(repository.toString(), "renamed", from, to);
        return new NewEntry(
                envelope(fact, Subject.repository(repository), second).by(HANA),
                new RevisionEvent.RepositoryRenamed(from, to));
    }

    private NewEntry change(
            long number, long second, @Nullable Actor actor, Event event, String... fact) {
        var parts = new java.util.ArrayList<String>();
        parts.add(Long.toString(number));
        parts.addAll(List.of(fact));
        return new NewEntry(
                envelope(
                                Fact.of(repository.toString(), parts.toArray(String[]::new)),
                                Subject.change(repository, number),
                                second)
                        .by(actor),
                event);
    }

    private Envelope envelope(Fact fact, Subject subject, long second) {
        ObservedBy observedBy =
                switch (proof) {
                    case SIGNED -> ObservedBy.WEBHOOK;
                    case API -> ObservedBy.BACKFILL;
                    case CLAIMED -> ObservedBy.GIT;
                };
        return Envelope.of(
                        fact,
                        subject,
                        URI.create("https://github.com/" + name),
                        at(second),
                        proof,
                        observedBy)
                .in(repository);
    }
}
