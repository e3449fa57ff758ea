/**
 * What Ansible runs: each play's start and end, as the callback plugin of this repository posts
 * them. Imports {@code ingest}, {@code event} and {@code eventlog}, never another source.
 */
@NullMarked
package dev.tidemark.ingest.ansible;

import org.jspecify.annotations.NullMarked;
