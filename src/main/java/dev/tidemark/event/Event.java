package dev.tidemark.event;

/**
 * Something that a source said happened. Events are observations, never decisions or computed
 * state; where two sources say the same, both are kept and read models join them by {@link Fact}.
 */
public sealed interface Event
        permits ChangeEvent,
                RevisionEvent,
                CommandEvent,
                PlanEvent,
                PolicyCheckEvent,
                StateEvent,
                ApplyEvent,
                LockEvent,
                CommentEvent,
                TerraformEvent,
                SyncEvent,
                ApplicationEvent,
                ApplicationSetEvent,
                ArgoCdEvent,
                RunEvent,
                ApprovalEvent,
                EffectEvent,
                PolicyEvent,
                WindowEvent,
                ObservationEvent,
                LogEvent,
                EvidenceEvent,
                AccessEvent {}
