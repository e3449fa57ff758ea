package dev.tidemark.atlantis;

/** Atlantis' commands that have an outcome per project. */
public enum Command {
    PLAN,
    POLICY_CHECK,
    APPLY,
    IMPORT,
    STATE_RM;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
