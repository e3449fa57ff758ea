package dev.tidemark.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** The end of every way to sign in, and the ways out. Blocking. */
@Singleton
class SignIns {

    private static final Logger LOG = Logger.getLogger(SignIns.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final AccessLog log;
    private final Cookies cookies;
    private final BeforeSignIn before;
    private final OpenStreams streams;

    SignIns(
            Sessions sessions,
            Accounts accounts,
            AccessLog log,
            Cookies cookies,
            BeforeSignIn before,
            OpenStreams streams) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.log = log;
        this.cookies = cookies;
        this.before = before;
        this.streams = streams;
    }

    /**
     * Signs somebody in whom a password or a provider proved. What this browser had before, a
     * session or a secret, is of no more use to whoever may know it.
     */
    void complete(Person person, RoutingContext routing) throws SQLException {
        accounts.seen(person);
        Session former = Caller.in(routing).session();
        if (former != null) {
            end(former);
        }
        Secret secret = sessions.begin(person);
        cookies.set(Cookies.SESSION, secret.text(), null, routing);
        before.end(routing);
        LOG.debugf("An account of %s signed in", person.provider());
    }

    /** Signs out here. */
    void out(RoutingContext routing) throws SQLException {
        Session session = Caller.in(routing).session();
        if (session != null) {
            end(session);
        }
        cookies.clear(Cookies.SESSION, routing);
    }

    /** Signs the account out in every browser. */
    void outEverywhere(RoutingContext routing) throws SQLException {
        Session session = Caller.in(routing).session();
        if (session != null) {
            Person person = session.person();
            int ended = sessions.endAll(person);
            streams.closeAll(person);
            log.changed(
                    person,
                    person.login(),
                    "signed out everywhere, of " + ended + (ended == 1 ? " session" : " sessions"));
        }
        cookies.clear(Cookies.SESSION, routing);
    }

    private void end(Session session) throws SQLException {
        sessions.end(session.id());
        streams.close(session.id());
    }
}
