package dev.tidemark.policy;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The policy and its past, as far as the log is folded. */
@ApplicationScoped
public class Policies {

    private static final int MOST_VERSIONS = 50;

    private final ReadSide readSide;
    private final PolicySettings settings;

    Policies(ReadSide readSide, PolicySettings settings) {
        this.readSide = readSide;
        this.settings = settings;
    }

    /** What is in force; {@link PolicyInForce#NONE} before anything was said. */
    public Uni<PolicyInForce> inForce() {
        return readSide.ask(session ->
                subject(session)
                        .chain(subject ->
                                subject.map(of -> inForce(session, of))
                                        .orElseGet(
                                                () -> Uni.createFrom().item(PolicyInForce.NONE))));
    }

    /** Its versions, the newest first; if that is not valid, the one in force is further down. */
    public Uni<List<PolicyVersion>> versions() {
        return readSide.ask(session ->
                subject(session)
                        .chain(subject ->
                                subject.map(of -> versions(session, of, "", MOST_VERSIONS))
                                        .orElseGet(() -> Uni.createFrom().item(List.of()))));
    }

    /** What the entries of the policy are about; nothing until the log knows the repository. */
    public Uni<Optional<Subject>> subject() {
        return readSide.ask(this::subject);
    }

    /** A repository's name may have moved on: the one that was last seen under it is meant. */
    private Uni<Optional<Subject>> subject(Mutiny.Session session) {
        Optional<String> name = settings.repository();
        if (name.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery(
                        """
                        select repository
                        from view.policy_repository
                        where substr(name, strpos(name, '/') + 1) = :name
                        order by time desc, entry desc, current desc
                        limit 1
                        """,
                        String.class)
                .setParameter("name", name.get().toLowerCase(Locale.ROOT))
                .getResultList()
                .map(found ->
                        found.stream()
                                .findFirst()
                                .map(text -> Subject.policy(Repository.parse(text))));
    }

    private static Uni<PolicyInForce> inForce(Mutiny.Session session, Subject subject) {
        return versions(session, subject, "", 1)
                .chain(newest ->
                        versions(session, subject, "and valid = 1", 1)
                                .map(valid -> PolicyInForce.of(together(valid, newest))));
    }

    private static List<PolicyVersion> together(
            List<PolicyVersion> valid, List<PolicyVersion> newest) {
        return Stream.of(valid, newest).flatMap(List::stream).distinct().toList();
    }

    private static Uni<List<PolicyVersion>> versions(
            Mutiny.Session session, Subject subject, String which, int most) {
        return session.createNativeQuery(
                        """
                        select document
                        from view.policy
                        where repository = :repository %s
                        order by last_time desc, last_id desc
                        """
                                .formatted(which),
                        String.class)
                .setParameter("repository", subject.parts().getFirst())
                .setMaxResults(most)
                .getResultList()
                .map(documents ->
                        documents.stream()
                                .map(text -> Documents.read(text, PolicyVersion.class))
                                .toList());
    }
}
