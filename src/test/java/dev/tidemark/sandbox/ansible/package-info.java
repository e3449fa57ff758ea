/**
 * Ansible as this repository's playbooks and callback plugin make it: which plays there are, for
 * which machines, and what is posted of them. Knows nothing of the other tools.
 */
@NullMarked
package dev.tidemark.sandbox.ansible;

import org.jspecify.annotations.NullMarked;
