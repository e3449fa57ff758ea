package dev.tidemark.access;

import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Streams that are being read, which end with the session that they were opened in. */
@Singleton
class OpenStreams {

    private static final Logger LOG = Logger.getLogger(OpenStreams.class);

    private record Stream(Session session, RoutingContext routing) {}

    private final Sessions sessions;
    private final Map<RoutingContext, Stream> open = new ConcurrentHashMap<>();

    OpenStreams(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Remembers a stream until it ends. */
    void opened(Session session, RoutingContext routing) {
        open.put(routing, new Stream(session, routing));
        routing.addEndHandler(ended -> open.remove(routing));
    }

    void close(String session) {
        close(open.values().stream().filter(each -> each.session().id().equals(session)).toList());
    }

    void closeAll(Person person) {
        close(
                open.values().stream()
                        .filter(each -> isOf(person, each.session().person()))
                        .toList());
    }

    private static boolean isOf(Person person, Person other) {
        return person.provider().equals(other.provider())
                && person.subject().equals(other.subject());
    }

    /** A session may run out, or end at another replica. */
    @Scheduled(
            every = "15s",
            identity = "end-streams",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            for (String id : ids()) {
                if (!sessions.isAlive(id)) {
                    close(id);
                }
            }
        } catch (SQLException away) {
            LOG.debug("Sessions of open streams are looked at again in 15 seconds", away);
        }
    }

    private Set<String> ids() {
        return open.values().stream().map(each -> each.session().id()).collect(Collectors.toSet());
    }

    private void close(Collection<Stream> streams) {
        for (Stream stream : streams) {
            open.remove(stream.routing());
            stream.routing().vertx().runOnContext(loop -> stream.routing().response().reset());
        }
    }
}
