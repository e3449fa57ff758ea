/**
 * What Terraform plans, as a workflow step of Atlantis posts it: read as a stream, masked, counted
 * and kept in pieces. Imports {@code ingest}, {@code plan}, {@code secret}, {@code event} and
 * {@code eventlog}, never another source.
 */
@NullMarked
package dev.tidemark.ingest.plan;

import org.jspecify.annotations.NullMarked;
