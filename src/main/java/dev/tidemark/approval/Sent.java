package dev.tidemark.approval;

import dev.tidemark.access.Person;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a person sent it.
 *
 * @param number of the person's decision about this request, from 1
 */
record Sent(
        String requestId, Person person, Verdict verdict, @Nullable String reason, int number) {}
