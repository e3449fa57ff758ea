package dev.tidemark.event;

/** How we know who it was, weakest first: a stronger proof wins when facts are joined. */
public enum ActorProof {
    /** A field that anyone with write access could set, such as a Git author. */
    CLAIMED,
    /** Read from the source's API. */
    API,
    /** A webhook's signature, or our own sign-in. */
    SIGNED;

    /** The word in the entry. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
