/** Tells others what became of decisions: one digest per pull request, by outgoing webhook. */
@NullMarked
package dev.tidemark.approval.notification;

import org.jspecify.annotations.NullMarked;
