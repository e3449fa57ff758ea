package dev.tidemark.ingest.atlantis;

import java.util.Arrays;
import java.util.Optional;

/** What Atlantis ran: its title in comments, its word in commands and contexts. */
enum Ran {
    PLAN("Plan", "plan"),
    APPLY("Apply", "apply"),
    POLICY_CHECK("Policy Check", "policy_check"),
    APPROVE_POLICIES("Approve Policies", "approve_policies"),
    IMPORT("Import", "import"),
    STATE("State", "state"),
    VERSION("Version", "version"),
    UNLOCK("Unlock", "unlock"),
    CANCEL("Cancel", "cancel");

    private final String title;
    private final String word;

    Ran(String title, String word) {
        this.title = title;
        this.word = word;
    }

    String word() {
        return word;
    }

    /** {@code Ran State `rm` for} names the second word of the command too. */
    static Optional<Ran> titled(String title) {
        String first = title.equals("State `rm`") ? STATE.title : title;
        return Arrays.stream(values()).filter(ran -> ran.title.equals(first)).findFirst();
    }

    static Optional<Ran> called(String word) {
        return Arrays.stream(values()).filter(ran -> ran.word.equals(word)).findFirst();
    }
}
