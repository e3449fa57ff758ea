package dev.tidemark.sandbox.git;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where Git objects go. An object's id MUST follow from its type and content alone, so that a
 * history has the same ids whether it is only hashed or also stored.
 */
public sealed interface GitObjects extends AutoCloseable permits BareClone, HashedObjects {

    ObjectId insert(int type, byte[] content);

    /** Points a ref at a commit; null deletes it. Others see it once it is published. */
    void updateRef(String ref, @Nullable ObjectId commit);

    /** Shows whoever reads the refs where they are now. */
    void publish();

    /** For whoever clones; empty where nothing is stored. */
    default Optional<Repository> stored() {
        return Optional.empty();
    }

    @Override
    void close();
}
