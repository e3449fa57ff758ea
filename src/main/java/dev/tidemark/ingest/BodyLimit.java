package dev.tidemark.ingest;

/** How large a body may be. */
public enum BodyLimit {
    /** GitHub sends nothing larger: docs.github.com/webhooks, "Payloads are capped at 25 MB". */
    USUAL(25),
    /** A plan's JSON holds the whole state twice. */
    PLAN(256),
    /** One play's message: names and counts. */
    RUN(1);

    /** By how much Quarkus' own limit is above ours, so that we answer first. */
    static final long MARGIN = 1024 * 1024;

    private final long bytes;

    BodyLimit(int mebibytes) {
        this.bytes = mebibytes * 1024L * 1024;
    }

    /** What holds for this path. */
    static BodyLimit of(String path) {
        return switch (path) {
            case "/ingest/plan" -> PLAN;
            case "/ingest/run" -> RUN;
            default -> USUAL;
        };
    }

    public long bytes() {
        return bytes;
    }

    /** What is answered to more than that. */
    public Refusal exceeded() {
        return Refusal.of(
                Refusal.Reason.TOO_LARGE, "A body here may have at most " + bytes + " bytes.");
    }
}
