package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Reads what an earlier version wrote: one step from one type name to the next.
 *
 * @param from the name as stored, such as {@code dev.tidemark.change.opened.v1}
 * @param to the next version's name
 * @param data from the old structure to the new one; it may change its argument
 */
record Upcaster(String from, String to, UnaryOperator<ObjectNode> data) {}
