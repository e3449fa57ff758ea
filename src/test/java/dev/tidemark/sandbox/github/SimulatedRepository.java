package dev.tidemark.sandbox.github;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/** One repository of the simulated GitHub, with everything that can happen in it. */
public final class SimulatedRepository {

    private final RepositoryContext context;
    private final Branches branches;
    private final PullRequests pullRequests;
    private final WorkflowRuns workflowRuns;
    private final Statuses statuses;

    SimulatedRepository(RepositoryContext context, int firstNumber) {
        this.context = context;
        this.branches = new Branches(context);
        this.pullRequests = new PullRequests(context, branches, firstNumber);
        this.workflowRuns = new WorkflowRuns(context);
        this.statuses = new Statuses(context);
    }

    public Branches branches() {
        return branches;
    }

    public PullRequests pullRequests() {
        return pullRequests;
    }

    public WorkflowRuns workflowRuns() {
        return workflowRuns;
    }

    public Statuses statuses() {
        return statuses;
    }

    /** Where the pages of its GitHub are. */
    public URI web() {
        return context.links().web();
    }

    public String fullName() {
        synchronized (context.lock()) {
            return context.repository().fullName();
        }
    }

    /** Tells a tool in this process what happens, as a webhook would. */
    public void listen(Listener listener) {
        synchronized (context.lock()) {
            context.repository().listeners.add(listener);
        }
    }

    /** Adds a webhook for everything this GitHub can tell, and pings it. */
    public void addHook(Instant at, Account by, URI url, String secret) {
        synchronized (context.lock()) {
            var hook = context.webhooks().create(url, secret, at);
            context.repository().hooks.add(hook);
            var payload = context.payloads().ping(hook, by);
            context.webhooks().ping(hook, context.repository(), payload);
        }
    }

    /** Lets an account do so much from now on. */
    public void grant(Account account, Permission permission) {
        synchronized (context.lock()) {
            context.repository().permissions.put(account.id(), permission);
        }
    }

    /** Whether an account may write here. */
    public boolean isWriter(String login) {
        synchronized (context.lock()) {
            return context.accounts()
                    .byLogin(login)
                    .filter(one -> context.permission(one).includes(Permission.WRITE))
                    .isPresent();
        }
    }

    /** The old name keeps working, by redirection. */
    public void rename(Instant at, Account by, String name) {
        synchronized (context.lock()) {
            var repository = context.repository();
            var from = repository.name;
            repository.formerNames.add(repository.fullName().toLowerCase(Locale.ROOT));
            repository.name = name;
            repository.updatedAt = at;
            context.emit("repository", context.payloads().renamed(from, by));
        }
    }

    RepositoryContext context() {
        return context;
    }
}
