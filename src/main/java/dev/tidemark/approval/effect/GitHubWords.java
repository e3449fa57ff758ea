package dev.tidemark.approval.effect;

/** What went wrong, in one line for people. */
final class GitHubWords {

    private static final int LONGEST = 300;

    private GitHubWords() {}

    static String of(Exception why) {
        String said = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
