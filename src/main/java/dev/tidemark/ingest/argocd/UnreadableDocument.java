package dev.tidemark.ingest.argocd;

/** A document of which nothing can be told. The reason is ours and quotes nothing. */
final class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableDocument(String reason) {
        super(reason, null, false, false);
    }
}
