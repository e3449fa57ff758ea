package dev.tidemark.access;

import dev.tidemark.event.Actor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The way to GitHub and back, for signing in and for connecting an account to somebody who is
 * signed in by another provider. It is our own because GitHub speaks OAuth without OpenID: it has
 * no ID token, says errors with status 200, and gives refresh tokens that are kept (docs/adr/0018).
 */
@Singleton
@Path(GitHubSignIn.CALLBACK)
class GitHubPages {

    private static final Logger LOG = Logger.getLogger(GitHubPages.class);

    private final GitHubSignIn settings;
    private final GitHubFlow flow;
    private final GitHubAccounts github;
    private final GitHubStanding standing;
    private final UserTokens tokens;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Destination destination;

    GitHubPages(
            GitHubSignIn settings,
            GitHubFlow flow,
            GitHubAccounts github,
            GitHubStanding standing,
            UserTokens tokens,
            Sessions sessions,
            SignIns signIns,
            Destination destination) {
        this.settings = settings;
        this.flow = flow;
        this.github = github;
        this.standing = standing;
        this.tokens = tokens;
        this.sessions = sessions;
        this.signIns = signIns;
        this.destination = destination;
    }

    @GET
    @Path("/begin")
    @Operation(hidden = true)
    public Response begin(@RestQuery @Nullable String to, @Context RoutingContext routing) {
        if (!settings.isOn()) {
            throw new NotFoundException();
        }
        destination.remember(to, routing);
        GitHubFlow.Begun begun = flow.begin(routing);
        return Response.seeOther(settings.authorize(begun.state(), begun.challenge())).build();
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response complete(
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error,
            @Context RoutingContext routing)
            throws SQLException {
        if (!settings.isOn()) {
            throw new NotFoundException();
        }
        Optional<String> verifier = flow.end(state, routing);
        if (verifier.isEmpty()) {
            return Response.seeOther(Trouble.EXPIRED.page()).build();
        }
        if (error != null || code == null) {
            return Response.seeOther(Trouble.REFUSED.page()).build();
        }
        try {
            GitHubToken token = github.exchange(code, verifier.get());
            return complete(github.owner(token), token, routing);
        } catch (TokenRefused refused) {
            LOG.warn(refused.getMessage());
            return Response.seeOther(Trouble.EXPIRED.page()).build();
        } catch (IOException silent) {
            LOG.warnf("Nobody can sign in with GitHub: %s", silent.getMessage());
            return Response.seeOther(Trouble.PROVIDER.page()).build();
        }
    }

    private Response complete(Actor account, GitHubToken token, RoutingContext routing)
            throws SQLException, IOException {
        Session session = Caller.in(routing).session();
        if (session != null && !session.person().provider().equals(Person.GITHUB)) {
            return connect(session, account, token, routing);
        }
        if (!standing.isAllowed(account, token)) {
            return Response.seeOther(Trouble.NOT_ALLOWED.page()).build();
        }
        tokens.keep(account, token);
        signIns.complete(
                new Person(
                        Person.GITHUB,
                        Objects.requireNonNull(account.id()),
                        account.login(),
                        account,
                        standing.roles(account, token).roles()),
                routing);
        return Response.seeOther(destination.recall(routing)).build();
    }

    /**
     * Somebody showed that an account is theirs: it acts for them as long as they are signed in.
     */
    private Response connect(
            Session session, Actor account, GitHubToken token, RoutingContext routing)
            throws SQLException {
        Actor known = session.person().github();
        if (known != null && !Objects.equals(known.id(), account.id())) {
            return Response.seeOther(Trouble.OTHER_ACCOUNT.page()).build();
        }
        tokens.keep(account, token);
        sessions.update(session.with(session.person().with(account), session.rolesAt()));
        return Response.seeOther(destination.recall(routing)).build();
    }
}
