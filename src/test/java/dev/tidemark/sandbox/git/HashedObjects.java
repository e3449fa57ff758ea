package dev.tidemark.sandbox.git;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Knows the ids and stores nothing: enough where nobody clones. */
public final class HashedObjects implements GitObjects {

    private final ObjectInserter hashing = new ObjectInserter.Formatter();

    @Override
    public ObjectId insert(int type, byte[] content) {
        return hashing.idFor(type, content);
    }

    @Override
    public void updateRef(String ref, @Nullable ObjectId commit) {
        // Nothing is stored, so there is no ref to move.
    }

    @Override
    public void publish() {
        // Nothing is stored, so there is nothing to see.
    }

    @Override
    public void close() {
        hashing.close();
    }
}
