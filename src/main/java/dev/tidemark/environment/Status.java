package dev.tidemark.environment;

/** How something stands, the worst first: of several, that one is shown. */
enum Status {
    FAILED("failed"),
    DEGRADED("degraded"),
    DRIFT("drift"),
    NOT_OBSERVED("unseen"),
    WAITING("waiting"),
    MOVING("moving"),
    PENDING("pending"),
    PAUSED("paused"),
    OK("ok");

    private final String style;

    Status(String style) {
        this.style = style;
    }

    /** Its class in the stylesheet. */
    String style() {
        return style;
    }

    /** The word in JSON. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
