package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What everything that happens in one repository needs. The lock guards the repository. */
record RepositoryContext(
        Object lock,
        HostedRepository repository,
        Accounts accounts,
        Organization organization,
        Webhooks webhooks,
        CommitJson commits,
        Payloads payloads,
        Links links,
        Clock clock) {

    static RepositoryContext of(
            Object lock,
            HostedRepository repository,
            Accounts accounts,
            Organization organization,
            Webhooks webhooks,
            Links links,
            Clock clock) {
        var commits = new CommitJson(repository, accounts, links);
        var payloads = new Payloads(repository, commits, links);
        return new RepositoryContext(
                lock,
                repository,
                accounts,
                organization,
                webhooks,
                commits,
                payloads,
                links,
                clock);
    }

    /** When something happens that a request asked for. GitHub's times are whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Members may write and apps that are installed too, where nothing else was said. */
    Permission permission(Account account) {
        boolean isInside = account.type().equals("Bot") || organization.has(account);
        return repository.permissions.getOrDefault(
                account.id(), isInside ? Permission.WRITE : Permission.NONE);
    }

    /** Refuses what somebody may not, as if it were not there. */
    void require(Permission needed, Account caller) {
        if (!permission(caller).includes(needed)) {
            throw ApiError.notFound();
        }
    }

    void emit(String event, ObjectNode payload) {
        webhooks.emit(repository, event, payload);
        repository.listeners.forEach(one -> one.hear(event, payload));
    }
}
