package dev.tidemark.ingest.plan;

import java.io.IOException;

/** It is not JSON. Says nothing more, because it would have to quote it. */
final class MalformedJson extends IOException {

    private static final long serialVersionUID = 1;

    MalformedJson() {
        super("not JSON");
    }
}
