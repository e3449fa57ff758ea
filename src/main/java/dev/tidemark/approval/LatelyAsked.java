package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.policy.Approvers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether policies name a person, as GitHub said it a short while ago: enough to sort a list by,
 * and never what a decision stands on. Blocking where nobody asked lately.
 */
@Singleton
class LatelyAsked {

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(15);
    private static final int REMEMBERED = 5_000;

    private final Asking asking;
    private final Clock clock;
    private final Map<Question, Answer> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
                    return size() > REMEMBERED;
                }
            };

    LatelyAsked(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    private record Question(Person person, Approvers approvers) {}

    private record Answer(PersonFacts facts, Instant until) {}

    /** Without the commits of any pull request. */
    PersonFacts about(@Nullable Person person, Approvers approvers) {
        if (person == null) {
            return PersonFacts.NOBODY;
        }
        var question = new Question(person, approvers);
        Instant now = clock.instant();
        synchronized (answers) {
            Answer known = answers.get(question);
            if (known != null && now.isBefore(known.until())) {
                return known.facts();
            }
        }
        PersonFacts facts = asking.about(person, approvers, null);
        boolean isKnown = Entitlement.of(facts, approvers).isKnown();
        synchronized (answers) {
            answers.remove(question);
            answers.put(question, new Answer(facts, now.plus(isKnown ? GOOD_FOR : UNKNOWN_FOR)));
        }
        return facts;
    }
}
