package dev.tidemark.web;

import io.smallrye.mutiny.Uni;

/** Where the shell learns the {@link LogHead}; the package that may read the log implements it. */
public interface LogHeads {

    Uni<LogHead> latest();
}
