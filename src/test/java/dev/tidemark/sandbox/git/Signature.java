package dev.tidemark.sandbox.git;

import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.jgit.lib.PersonIdent;

/** Who and when, as a commit says it: a claim that nobody checks. */
public record Signature(String name, String email, Instant at, ZoneId zone) {

    PersonIdent ident() {
        return new PersonIdent(name, email, at, zone);
    }
}
