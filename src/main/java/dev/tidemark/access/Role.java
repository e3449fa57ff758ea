package dev.tidemark.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a signed-in person may do. Nobody gets one by having another, but for reading. */
public enum Role {
    /** Reads pages and the API; everybody who is signed in. */
    VIEWER,
    /** Decides on applies, as far as the policy lets them. */
    LEAD,
    /** Takes the log and its evidence out. */
    AUDITOR,
    /** Makes and revokes tokens of machines. */
    ADMIN;

    /** The word in settings, files and entries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
