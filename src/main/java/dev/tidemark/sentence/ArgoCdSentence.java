package dev.tidemark.sentence;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationEvent.ActionReported;
import dev.tidemark.event.ApplicationEvent.ComparisonChanged;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.AutoSync;
import dev.tidemark.event.SyncEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences about what Argo CD does. */
final class ArgoCdSentence {

    private static final int SHORT_SHA = 7;
    private static final String SHA = "[0-9a-f]{40}([0-9a-f]{24})?";

    private final SentenceMessages messages;

    ArgoCdSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(SyncEvent event, Telling telling) {
        SyncEvent.Sync sync = event.sync();
        Piece application = application(telling);
        return Sentence.of(at -> {
            String kind = kind(sync);
            String to = revisions(sync.revisions(), at);
            return switch (event) {
                case SyncEvent.Started ignored ->
                        messages.syncStarted(at.of(initiator(sync)), kind, at.of(application), to);
                case SyncEvent.Retried retried ->
                        messages.syncRetried(
                                kind,
                                at.of(application),
                                retried.retry(),
                                because(retried.message(), at));
                case SyncEvent.Succeeded ignored ->
                        messages.syncSucceeded(kind, at.of(application), to);
                case SyncEvent.Failed failed ->
                        messages.syncFailed(
                                kind, at.of(application), to, because(failed.result(), at));
                case SyncEvent.Errored errored ->
                        messages.syncErrored(
                                kind, at.of(application), to, because(errored.result(), at));
                case SyncEvent.Terminated terminated ->
                        messages.syncTerminated(
                                kind, at.of(application), to, because(terminated.result(), at));
            };
        });
    }

    Sentence of(ApplicationEvent event, Telling telling) {
        Piece application = application(telling);
        return Sentence.of(at -> {
            String name = at.of(application);
            return switch (event) {
                case ApplicationEvent.Created ignored -> messages.applicationCreated(name);
                case ApplicationEvent.Deleted deleted ->
                        deleted.timeUnknown()
                                ? messages.applicationGone(name)
                                : messages.applicationDeleted(name);
                case ApplicationEvent.SpecChanged ignored -> messages.specChanged(name);
                case ApplicationEvent.AutoSyncChanged changed ->
                        messages.autoSyncChanged(name, autoSync(changed.autoSync()));
                case ApplicationEvent.HealthChanged changed ->
                        messages.healthChanged(
                                name,
                                at.of(Pieces.code(word(changed.health()))),
                                because(changed.message(), at));
                case ComparisonChanged changed -> comparison(changed, name, at);
                case ApplicationEvent.ImagesChanged changed ->
                        messages.imagesChanged(
                                name, at.of(Pieces.code(String.join(", ", changed.images()))));
                case ApplicationEvent.ConditionRaised raised ->
                        messages.conditionRaised(
                                name,
                                at.of(Pieces.code(raised.condition())),
                                at.of(Pieces.said(raised.message())));
                case ApplicationEvent.ConditionCleared cleared ->
                        messages.conditionCleared(name, at.of(Pieces.code(cleared.condition())));
                case ApplicationEvent.Stalled stalled ->
                        messages.stalled(name, at.of(Piece.moment(stalled.reconciledAt())));
                case ApplicationEvent.Reconciled ignored -> messages.reconciled(name);
                case ApplicationEvent.PathsResolved resolved ->
                        messages.pathsResolved(name, Pieces.count(resolved.paths().size()));
                case ApplicationEvent.RolloutChanged changed ->
                        messages.rolloutChanged(
                                name,
                                at.of(Pieces.code(word(changed.status()))),
                                changed.step(),
                                at.of(Pieces.code(changed.applicationSet())));
                case ActionReported reported ->
                        messages.actionReported(
                                at.of(Pieces.actor(telling.actor(), messages)),
                                action(reported.action()),
                                name,
                                at.of(Pieces.said(reported.said())));
            };
        });
    }

    Sentence of(ApplicationSetEvent event, Telling telling) {
        Piece set = application(telling);
        return Sentence.of(at -> {
            String name = at.of(set);
            return switch (event) {
                case ApplicationSetEvent.Changed changed ->
                        messages.applicationSetChanged(name, Pieces.count(changed.steps().size()));
                case ApplicationSetEvent.Deleted ignored -> messages.applicationSetDeleted(name);
                case ApplicationSetEvent.ConditionRaised raised ->
                        messages.conditionRaised(
                                name,
                                at.of(Pieces.code(raised.condition())),
                                at.of(Pieces.said(raised.message())));
                case ApplicationSetEvent.ConditionCleared cleared ->
                        messages.conditionCleared(name, at.of(Pieces.code(cleared.condition())));
            };
        });
    }

    Sentence of(ArgoCdEvent.SettingsChanged event, Telling telling) {
        return Sentence.of(at ->
                messages.settingsChanged(
                        at.of(Pieces.code(telling.subjectName())),
                        event.applicationHealth() ? messages.doWait() : messages.doNotWait(),
                        event.progressiveSyncs() ? messages.doWait() : messages.doNotWait()));
    }

    private String comparison(ComparisonChanged changed, String name, Sentence.Places at) {
        String with = revisions(changed.revisions(), at);
        return switch (changed.status()) {
            case SYNCED -> messages.comparedSynced(name, with);
            case OUT_OF_SYNC ->
                    messages.comparedOutOfSync(name, with, Pieces.count(changed.resourceCount()));
            case UNKNOWN -> messages.comparedUnknown(name, with);
        };
    }

    private Piece initiator(SyncEvent.Sync sync) {
        String by = sync.by();
        return by == null || by.isBlank()
                ? Piece.words(messages.automaticSync())
                : Piece.from(Piece.Kind.PERSON, by);
    }

    private String kind(SyncEvent.Sync sync) {
        if (sync.dryRun()) {
            return messages.dryRun();
        }
        if (sync.rollbackTo() != null) {
            return messages.rollback();
        }
        if (sync.autoHealAttempts() > 0) {
            return messages.selfHeal();
        }
        return sync.selected() > 0 ? messages.partialSync() : messages.sync();
    }

    private String revisions(List<String> revisions, Sentence.Places at) {
        String shown =
                String.join(", ", revisions.stream().map(ArgoCdSentence::abbreviated).toList());
        return shown.isBlank() ? "" : messages.atRevision(at.of(Pieces.code(shown)));
    }

    private static String abbreviated(String revision) {
        return revision.matches(SHA) ? revision.substring(0, SHORT_SHA) : revision;
    }

    private String because(SyncEvent.Result result, Sentence.Places at) {
        return because(result.message(), at);
    }

    private String because(@Nullable String message, Sentence.Places at) {
        return message == null || message.isBlank()
                ? ""
                : messages.because(at.of(Pieces.said(message)));
    }

    private String autoSync(AutoSync autoSync) {
        if (!autoSync.enabled()) {
            return messages.autoSyncOff();
        }
        return autoSync.selfHeal() ? messages.autoSyncHeals() : messages.autoSyncOn();
    }

    private String action(ApplicationEvent.Action action) {
        return switch (action) {
            case CREATED -> messages.didCreate();
            case SPEC_CHANGED -> messages.didChangeSpec();
            case DELETED -> messages.didDelete();
            case SYNC_STARTED -> messages.didSync();
            case ROLLBACK_STARTED -> messages.didRollBack();
            case SYNC_TERMINATED -> messages.didTerminate();
            case RESOURCE_CHANGED -> messages.didChangeResource();
        };
    }

    /** Argo CD's own word. */
    private static String word(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /** Its name, and where it is: {@code my (production)}. */
    private static Piece application(Telling telling) {
        List<String> parts = telling.subject().parts();
        return Pieces.code(
                parts.size() == 3
                        ? parts.get(2) + " (" + parts.get(0) + ")"
                        : telling.subject().value());
    }
}
