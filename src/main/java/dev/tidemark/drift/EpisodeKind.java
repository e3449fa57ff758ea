package dev.tidemark.drift;

import java.util.Locale;

/** What differs from what. */
enum EpisodeKind {
    /** Live state of an application differs from Git. */
    APPLICATION,
    /** Resources differ from what Terraform left. */
    OUTSIDE_TERRAFORM,
    /** Terraform code was merged and not applied. */
    NOT_APPLIED;

    /** The word in addresses and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
