package dev.tidemark.github;

import java.io.IOException;

/** GitHub answered, and not with what was asked for. */
public final class GitHubRefused extends IOException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final int status;
    private final String said;

    /** An answer with its status, and what GitHub said why; {@code said} may be empty. */
    public GitHubRefused(String request, int status, String said) {
        super(request + " was answered with " + status + (said.isEmpty() ? "" : ": " + said));
        this.status = status;
        this.said = said;
    }

    /** Status of the answer. */
    public int status() {
        return status;
    }

    /** What GitHub said why, in one line of bounded length; empty if it said nothing. */
    public String said() {
        return said;
    }

    /** Whether the same question may be answered later: the trouble is on GitHub's side. */
    public boolean isPassing() {
        return status >= 500 || status == 408;
    }

    static String excerpt(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
