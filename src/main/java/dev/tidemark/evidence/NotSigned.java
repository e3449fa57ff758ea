package dev.tidemark.evidence;

/** There is no signed checkpoint that evidence could be proved against. */
final class NotSigned extends RuntimeException {

    NotSigned() {
        super("Nothing of the log is signed: /status tells why.");
    }
}
