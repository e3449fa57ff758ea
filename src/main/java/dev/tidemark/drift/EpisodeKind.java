package dev.tidemark.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What differs from what. */
enum EpisodeKind {
    /** Live state of an application differs from Git. */
    APPLICATION,
    /** Resources differ from what Terraform left. */
    OUTSIDE_TERRAFORM,
    /** Terraform code was merged and not applied. */
    NOT_APPLIED;

    static Optional<EpisodeKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The word in addresses and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
