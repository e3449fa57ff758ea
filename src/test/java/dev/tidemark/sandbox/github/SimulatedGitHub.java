package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Directory;
import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.git.History;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A GitHub server with one organisation: what it holds. Everything in it follows from what it is
 * told and when it is told that it happened; the clock only times deliveries.
 */
public final class SimulatedGitHub {

    private final Links links;
    private final Accounts accounts = new Accounts();
    private final Organization organization;
    private final Webhooks webhooks;
    private final Clock clock;
    private final List<SimulatedRepository> repositories = new ArrayList<>();
    private final IdSequence repositoryIds = new IdSequence(742_105_318L, 9_176);

    SimulatedGitHub(URI web, Account organization, Webhooks webhooks, Clock clock) {
        this.links = new Links(web);
        this.organization = new Organization(this, organization);
        this.webhooks = webhooks;
        this.clock = clock;
        accounts.add(organization);
    }

    /**
     * Without a server: nobody can ask it anything, and what it would post is handed over in the
     * order in which it happened.
     */
    public static SimulatedGitHub silent(
            URI web, Account organization, long seed, Consumer<WebhookRequest> told) {
        var clock = Clock.systemUTC();
        Deliverer deliverer =
                (hook, id, content, redelivery) ->
                        told.accept(new WebhookRequest(content.headers(), content.payload()));
        var webhooks = new Webhooks(seed, 0, deliverer, clock);
        return new SimulatedGitHub(web, organization, webhooks, clock);
    }

    public URI web() {
        return links.web();
    }

    public URI api() {
        return URI.create(links.api());
    }

    /** An app, or somebody who belongs to the organisation. */
    public synchronized void addAccount(Account account) {
        accounts.add(account);
        if (account.type().equals("User")) {
            organization.add(account);
        }
    }

    /** Somebody with an account and nothing else. */
    public synchronized void addStranger(Account account) {
        accounts.add(account);
    }

    /** Creates a repository whose only commit is the given tree. */
    public synchronized SimulatedRepository createRepository(
            String name, GitObjects objects, Directory tree, Account by, Instant at) {
        var history = new History(objects);
        var signature = by.signature(at);
        var first = history.commit(tree, List.of(), signature, signature, "Begin with one domain");
        history.moveBranch(HostedRepository.DEFAULT_BRANCH, first);
        var hosted =
                new HostedRepository(
                        repositoryIds.next(), organization.account(), name, history, at);
        var context =
                RepositoryContext.of(this, hosted, accounts, organization, webhooks, links, clock);
        var repository = new SimulatedRepository(context, 301);
        repositories.add(repository);
        return repository;
    }

    /** Its members and teams. */
    public Organization organization() {
        return organization;
    }

    Accounts accounts() {
        return accounts;
    }

    Links links() {
        return links;
    }

    List<SimulatedRepository> repositories() {
        return repositories;
    }

    Optional<SimulatedRepository> repository(String fullName) {
        return repositories.stream()
                .filter(one -> one.context().repository().fullName().equalsIgnoreCase(fullName))
                .findFirst();
    }

    Optional<SimulatedRepository> repositoryOnceNamed(String fullName) {
        var name = fullName.toLowerCase(Locale.ROOT);
        return repositories.stream()
                .filter(one -> one.context().repository().formerNames.contains(name))
                .findFirst();
    }

    Optional<SimulatedRepository> repository(long id) {
        return repositories.stream().filter(one -> one.context().repository().id == id).findFirst();
    }
}
