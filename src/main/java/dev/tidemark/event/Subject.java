package dev.tidemark.event;

import java.util.Arrays;
import java.util.List;

/**
 * What an event is about: a kind and parts, each part percent-encoded, joined by slashes, such as
 * {@code change/github.com%2F1296269/418}.
 */
public record Subject(String value) {

    public static final Subject LOG = new Subject("log");

    /** What kept the log outside, apart from the handful that says which key and origin it has. */
    public static final Subject LOG_ANCHORS = of("log", "anchors");

    /** Who hashed the log again. */
    public static final Subject LOG_VERIFICATIONS = of("log", "verifications");

    /**
     * What may not be deleted: one for all, so that a deletion notices whatever is held meanwhile.
     */
    public static final Subject HOLDS = of("evidence", "holds");

    public static Subject change(Repository repository, long number) {
        return of("change", repository.toString(), Long.toString(number));
    }

    public static Subject revision(Repository repository, Revision revision) {
        return of("revision", repository.toString(), revision.sha());
    }

    public static Subject repository(Repository repository) {
        return of("repository", repository.toString());
    }

    /** A Terraform project; the last part is empty where it has no name or none is told. */
    public static Subject project(Repository repository, AtlantisProject project) {
        return of(
                "project",
                repository.toString(),
                project.dir(),
                project.workspace(),
                project.name() == null ? "" : project.name());
    }

    public static Subject run(Repository repository, String runId) {
        return of("run", repository.toString(), runId);
    }

    /** An Argo CD application: the name of its cluster, and where it is there. */
    public static Subject application(String cluster, String namespace, String name) {
        return of("application", cluster, namespace, name);
    }

    /** An Argo CD ApplicationSet, as {@link #application}. */
    public static Subject applicationSet(String cluster, String namespace, String name) {
        return of("applicationset", cluster, namespace, name);
    }

    /** The policy file of a repository. */
    public static Subject policy(Repository repository) {
        return of("policy", repository.toString());
    }

    /** A source that is observed, by its URI. */
    public static Subject source(String uri) {
        return of("source", uri);
    }

    /** A stored document, by the SHA-256 of it in hexadecimal. */
    public static Subject document(String sha256) {
        return of("evidence", sha256);
    }

    public static Subject person(String login) {
        return of("person", login);
    }

    /** One taking of entries or evidence. */
    public static Subject export(String id) {
        return of("export", id);
    }

    public static Subject of(String kind, String... parts) {
        return new Subject(kind + "/" + NaturalKey.join(parts));
    }

    /** The first part, such as {@code change}. */
    public String kind() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /** The decoded parts after the kind. */
    public List<String> parts() {
        int slash = value.indexOf('/');
        return slash < 0
                ? List.of()
                : Arrays.stream(value.substring(slash + 1).split("/", -1))
                        .map(NaturalKey::decode)
                        .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
