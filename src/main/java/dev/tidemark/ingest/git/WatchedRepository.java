package dev.tidemark.ingest.git;

import dev.tidemark.event.Repository;
import java.net.URI;

/**
 * A repository that is watched, and so may be fetched.
 *
 * @param web where GitHub is, without a slash at its end
 * @param host of it, with its port if it names one
 * @param name {@code owner/name} as it was configured
 */
record WatchedRepository(String web, String host, String name) {

    /** Read models know by its name which id it has. */
    Repository repository() {
        return Repository.byName(host, name);
    }

    URI source() {
        return URI.create("https://" + host + "/" + name);
    }

    String cloneUrl() {
        return web + "/" + name + ".git";
    }
}
