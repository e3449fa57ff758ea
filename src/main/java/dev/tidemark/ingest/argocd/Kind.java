package dev.tidemark.ingest.argocd;

/** What is watched of an Argo CD. */
enum Kind {
    APPLICATION("/apis/argoproj.io/v1alpha1", "applications", "applications", ""),
    APPLICATION_SET("/apis/argoproj.io/v1alpha1", "applicationsets", "application sets", ""),
    /** What people did is told here alone, and for an hour. */
    EVENT("/api/v1", "events", "reported actions", "involvedObject.kind=Application");

    private final String group;
    private final String resource;
    private final String words;
    private final String selector;

    Kind(String group, String resource, String words, String selector) {
        this.group = group;
        this.resource = resource;
        this.words = words;
        this.selector = selector;
    }

    String path(String namespace) {
        return group + "/namespaces/" + namespace + "/" + resource;
    }

    String resource() {
        return resource;
    }

    /** Field selector of those that are of interest; empty for all. */
    String selector() {
        return selector;
    }

    /** In a sentence. */
    String words() {
        return words;
    }
}
