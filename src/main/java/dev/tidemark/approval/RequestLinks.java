package dev.tidemark.approval;

import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Repository;
import org.jspecify.annotations.Nullable;

/** Where things stand that a request leads to. */
final class RequestLinks {

    static final String PAGE = "/approvals";

    private RequestLinks() {}

    static String request(String id) {
        return PAGE + "/" + id;
    }

    /** The page of the pull request. */
    static String change(ApprovalLine line) {
        return "/changes/" + repository(line) + "/" + line.standing().request().change();
    }

    /** {@code owner/name}. */
    static String repository(ApprovalLine line) {
        return line.situation().change().name();
    }

    /** The pull request at GitHub. */
    static String source(ApprovalLine line) {
        Repository repository = line.standing().repository();
        return "https://"
                + repository.host()
                + "/"
                + repository(line)
                + "/pull/"
                + line.standing().request().change();
    }

    /** The comment that a fact is about; null for any other fact. */
    static @Nullable String comment(ApprovalLine line, @Nullable ApprovalFact fact) {
        return fact != null && fact.event() instanceof EffectEvent.Sent sent
                ? source(line) + "#issuecomment-" + sent.comment()
                : null;
    }

    static String entry(long position) {
        return "/trail/" + position;
    }
}
