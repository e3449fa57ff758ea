package dev.tidemark.approval;

import dev.tidemark.event.EffectEvent;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is being done in GitHub because of decisions, for showing. */
@ApplicationScoped
public class EffectsUnderWay {

    /** Atlantis says at once that it applies; who hears nothing for so long should look. */
    private static final Duration ATLANTIS_ANSWERS_WITHIN = Duration.ofMinutes(5);

    private final ReadSide readSide;

    EffectsUnderWay(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** The effects of each of these requests, the last begun first; by the request's id. */
    public Uni<Map<String, List<EffectProgress>>> of(Collection<String> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select request, effect like 'rejection/%', attempts, next_at, note,
                                       done_at is not null
                                from work.effect_attempt
                                where request = any (string_to_array(:requests, ','))
                                order by first_at desc
                                """,
                                Object[].class)
                        .setParameter("requests", String.join(",", requests))
                        .getResultList()
                        .map(EffectsUnderWay::byRequest));
    }

    private static Map<String, List<EffectProgress>> byRequest(List<Object[]> rows) {
        Map<String, List<EffectProgress>> byRequest = new HashMap<>();
        for (Object[] row : rows) {
            String request = (String) row[0];
            byRequest
                    .computeIfAbsent(request, none -> new ArrayList<>())
                    .add(
                            new EffectProgress(
                                    request,
                                    (Boolean) row[1],
                                    ((Number) row[2]).intValue(),
                                    instant(row[3]),
                                    (String) row[4],
                                    (Boolean) row[5]));
        }
        return byRequest;
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    /** Where a request stands, if it is told how far its effect is. */
    public static RequestState state(RequestStanding standing, List<EffectProgress> effects) {
        boolean isRetried =
                effects.stream()
                        .filter(effect -> !effect.isRejection())
                        .findFirst()
                        .filter(EffectProgress::isRetried)
                        .isPresent();
        return standing.state() == RequestState.LET_OUT && isRetried
                ? RequestState.SENDING
                : standing.state();
    }

    /** Since when Atlantis leaves a command without an answer; null while it need not worry. */
    public static @Nullable Instant unansweredSince(RequestStanding standing, Instant now) {
        Instant sent =
                standing.lastRelease()
                        .map(Release::effect)
                        .filter(effect -> effect.event() instanceof EffectEvent.Sent)
                        .map(ApprovalFact::time)
                        .orElse(null);
        boolean isSilent =
                standing.state() == RequestState.SENT
                        && sent != null
                        && sent.plus(ATLANTIS_ANSWERS_WITHIN).isBefore(now);
        return isSilent ? sent : null;
    }
}
