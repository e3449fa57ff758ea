package dev.tidemark.sandbox.github;

import java.util.Locale;

/** What an account may do in a repository, from nothing to everything. */
public enum Permission {
    NONE,
    READ,
    TRIAGE,
    WRITE,
    MAINTAIN,
    ADMIN;

    boolean includes(Permission other) {
        return compareTo(other) >= 0;
    }

    /** The name of the role. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** GitHub's older name, which knows only four of them. */
    String legacy() {
        return switch (this) {
            case TRIAGE -> READ.role();
            case MAINTAIN -> WRITE.role();
            default -> role();
        };
    }
}
