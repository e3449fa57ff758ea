package dev.tidemark.web;

import io.smallrye.mutiny.Uni;

/** Where the shell learns how many decisions wait; the package that knows them implements it. */
public interface WaitingCount {

    /** Of whoever asks now, as long as it is asked while the request is being answered. */
    Uni<Integer> now();
}
