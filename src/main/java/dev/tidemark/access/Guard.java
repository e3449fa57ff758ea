package dev.tidemark.access;

import dev.tidemark.web.RouteAnswers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands before every route: finds out who asks, and asks the rules whether they may. */
@ApplicationScoped
class Guard {

    /** After the guard of host names, before anything that could answer. */
    private static final int THIRD = 800;

    private static final long PATIENCE_SECONDS = 10;
    private static final String SIGN_IN = "/sign-in";

    /** What lasts as long as it is read, and so may outlast the session. */
    private static final Set<String> STREAMS = Set.of("/events", "/api/v1/trail/export");

    private final Authentication authentication;
    private final Judgement judgement;
    private final MetricsReaders metrics;
    private final Refusals refusals;
    private final WriteGuard writes;
    private final OpenStreams streams;
    private final RouteAnswers answers;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    Guard(
            AccessSettings settings,
            Authentication authentication,
            MetricsReaders metrics,
            Refusals refusals,
            WriteGuard writes,
            OpenStreams streams,
            RouteAnswers answers) {
        this.judgement = new Judgement(settings.isOn(), settings.readIsPublic());
        this.authentication = authentication;
        this.metrics = metrics;
        this.refusals = refusals;
        this.writes = writes;
        this.streams = streams;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, THIRD);
    }

    @PreDestroy
    void close() {
        blocking.shutdownNow();
    }

    private void check(RoutingContext routing) {
        String path = routing.normalizedPath();
        if (isAmbiguous(routing.request().path())) {
            answers.problem(400, "The path can be read in more than one way.", routing);
            return;
        }
        Rules.Rule rule = Rules.of(path);
        if (rule.need() == Need.NOTHING && !path.startsWith(SIGN_IN)) {
            routing.next();
            return;
        }
        if (rule.need() == Need.METRICS) {
            decide(rule, Caller.NOBODY, routing);
            return;
        }
        Authentication.Shown shown = authentication.shown(routing);
        if (shown.isNothing()) {
            decide(rule, Caller.NOBODY, routing);
        } else {
            authenticate(shown, rule, routing);
        }
    }

    /** Two readers of one path that do not agree would be a way around the rules. */
    private static boolean isAmbiguous(@Nullable String path) {
        return path == null
                || path.indexOf(';') >= 0
                || path.indexOf('\\') >= 0
                || path.contains("//");
    }

    private void authenticate(Authentication.Shown shown, Rules.Rule rule, RoutingContext routing) {
        Context here = routing.vertx().getOrCreateContext();
        routing.request().pause();
        CompletionStage<Caller> asked =
                CompletableFuture.supplyAsync(() -> caller(shown), blocking)
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        asked.whenComplete((caller, failed) ->
                here.runOnContext(on -> {
                    if (failed == null) {
                        decide(rule, caller, routing);
                    } else {
                        fail(failed, routing);
                    }
                }));
    }

    private Caller caller(Authentication.Shown shown) {
        try {
            return authentication.caller(shown);
        } catch (SQLException | Authentication.WrongToken failed) {
            throw new CompletionException(failed);
        }
    }

    private void fail(Throwable failed, RoutingContext routing) {
        routing.request().resume();
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof Authentication.WrongToken) {
            refusals.wrongToken(routing);
        } else {
            answers.failed(cause == null ? failed : cause, routing);
        }
    }

    private void decide(Rules.Rule rule, Caller caller, RoutingContext routing) {
        caller.rememberIn(routing);
        boolean isRead = Refusals.isRead(routing.request());
        boolean isMetricsReader = rule.need() == Need.METRICS && metrics.has(routing);
        switch (judgement.on(rule.need(), caller, isRead, isMetricsReader)) {
            case SIGN_IN -> {
                routing.request().resume();
                refusals.signIn(routing);
            }
            case REFUSED -> {
                routing.request().resume();
                refusals.refuse(rule, caller, routing);
            }
            case ALLOWED -> {
                if (isRead) {
                    goOn(caller, routing);
                } else {
                    routing.request().pause();
                    writes.check(routing, () -> goOn(caller, routing));
                }
            }
        }
    }

    private void goOn(Caller caller, RoutingContext routing) {
        Session session = caller.session();
        if (session != null) {
            // What one may see no cache may give to another.
            routing.response().putHeader("Cache-Control", "private, no-cache");
            if (STREAMS.contains(routing.normalizedPath())) {
                streams.opened(session, routing);
            }
        }
        routing.request().resume();
        routing.next();
    }
}
