package dev.tidemark.approval;

import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in a URL. */
public record ApprovalParameters(
        @RestQuery
                @Parameter(
                        description =
                                "`waiting`, `rejected`, `void`, `let out` (also what is"
                                        + " `sending`), `sent`, `failed`, `applying`, `applied` or"
                                        + " `apply errored`")
                @Nullable String state,
        @RestQuery @Parameter(description = "Environment of the project")
                @Nullable String environment,
        @RestQuery @Parameter(description = "`owner/name`") @Nullable String repository,
        @RestQuery @Parameter(description = "`next` of the page before") @Nullable String after,
        @RestQuery
                @Parameter(
                        description =
                                "Pull requests per page, 1 to 200; 50 if absent. The filters are"
                                        + " put to what a page read, so it may hold few or none and"
                                        + " still have a `next`")
                @Nullable String limit) {

    ApprovalFilter filter() {
        return new ApprovalFilter(
                state(Parameters.text("state", state)),
                Parameters.text("environment", environment),
                Parameters.text("repository", repository));
    }

    /** Where the page before ended; null for the first page. */
    @Nullable String end() {
        String text = Parameters.text("after", after);
        if (text == null) {
            return null;
        }
        try {
            Cursor.parse(text, 2).instant(0);
            return text;
        } catch (InvalidCursor unreadable) {
            throw new BadRequest("after is the next of a page before, unchanged");
        }
    }

    private static @Nullable RequestState state(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(RequestState.values())
                        .filter(each -> each != RequestState.SENDING && each.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new BadRequest("there is no state " + word));
    }
}
