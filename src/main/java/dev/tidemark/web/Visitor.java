package dev.tidemark.web;

import org.jspecify.annotations.Nullable;

/**
 * Whose page it is. Nothing of this may stand in a fragment that several people share.
 *
 * @param login null if nobody is signed in, which may read where that is public
 * @param isAdmin whether the page of tokens is for them
 * @param isAuditor whether the log and its evidence may be taken out by them
 * @param csrf for the forms of the page
 */
public record Visitor(@Nullable String login, boolean isAdmin, boolean isAuditor, String csrf) {}
