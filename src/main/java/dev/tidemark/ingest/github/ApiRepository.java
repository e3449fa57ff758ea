package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.github.GitHubSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;

/** A repository as GitHub's API knows it, and what the entries read there have in common. */
record ApiRepository(GHRepository api, NamedRepository named) {

    static ApiRepository of(GHRepository api) throws IOException {
        String host = NamedRepository.hostOf(api.getHtmlUrl().toString());
        if (host == null || !GitHubSettings.isRepositoryName(api.getFullName())) {
            throw new IOException("GitHub's answer names no repository");
        }
        return new ApiRepository(
                api, new NamedRepository(Repository.byId(host, api.getId()), api.getFullName()));
    }

    Repository repository() {
        return named.repository();
    }

    /** Full name of the default branch. */
    String defaultRef() {
        return "refs/heads/" + api.getDefaultBranch();
    }

    /** The newest commit of the default branch; null if there is none yet. */
    @Nullable String head() throws IOException {
        try {
            return api.getBranch(api.getDefaultBranch()).getSHA1();
        } catch (FileNotFoundException empty) {
            return null;
        }
    }

    NewEntry entry(
            Fact fact,
            Subject subject,
            Instant time,
            @Nullable Actor actor,
            ActorProof proof,
            @Nullable Revision revision,
            Event event) {
        Envelope envelope =
                Envelope.of(fact, subject, named.source(), time, proof, ObservedBy.BACKFILL)
                        .by(actor)
                        .in(repository())
                        .at(revision);
        return new NewEntry(envelope, event);
    }
}
