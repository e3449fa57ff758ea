package dev.tidemark.access;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Page;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Shell;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where admins make and revoke the tokens of machines. */
@Singleton
@Path(AccessPages.PATH)
class AccessPages {

    static final String PATH = "/access";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 366;

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, TokensView view);
    }

    private final ApiTokens tokens;
    private final AccessLog log;
    private final CurrentPerson current;
    private final Csrf csrf;
    private final Shell shell;
    private final AccessMessages words;
    private final Clock clock;

    AccessPages(
            ApiTokens tokens,
            AccessLog log,
            CurrentPerson current,
            Csrf csrf,
            Shell shell,
            AccessMessages words,
            Clock clock) {
        this.tokens = tokens;
        this.log = log;
        this.current = current;
        this.csrf = csrf;
        this.shell = shell;
        this.words = words;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@Context UriInfo uri) throws SQLException {
        return page(null, uri);
    }

    @POST
    @Path("/tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response make(
            @RestForm @Nullable String name,
            @RestForm List<String> scope,
            @RestForm @Nullable String days,
            @Context UriInfo uri)
            throws SQLException {
        String called = name(name);
        Set<Scope> scopes = scopes(scope);
        Duration validFor = Duration.ofDays(days(days));
        Person admin = admin();
        // First the entry: a token that nobody can find in the log shall not exist.
        log.changed(
                admin,
                called,
                "token made with scope " + words(scopes) + " for " + validFor.toDays() + " days");
        ApiTokens.Made made = tokens.make(called, scopes, admin.login(), validFor);
        return page(made.text(), uri);
    }

    private static String name(@Nullable String name) {
        String called = Parameters.text("name", name);
        if (called == null || !called.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*")) {
            throw new BadRequest("name is letters, digits, spaces, dots and hyphens");
        }
        if (called.length() > LONGEST_NAME) {
            throw new BadRequest("name may have at most " + LONGEST_NAME + " characters");
        }
        return called;
    }

    private static Set<Scope> scopes(List<String> named) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String each : named) {
            scopes.add(Scope.of(each).orElseThrow(() -> new BadRequest("scope is read or trail")));
        }
        if (scopes.isEmpty()) {
            throw new BadRequest("a token needs a scope");
        }
        return scopes;
    }

    private static long days(@Nullable String given) {
        long days = given == null || given.isBlank() ? 90 : Parameters.number("days", given);
        if (days < 1 || days > MOST_DAYS) {
            throw new BadRequest("days is a number from 1 to " + MOST_DAYS);
        }
        return days;
    }

    @POST
    @Path("/tokens/{id}/revoke")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response revoke(@RestPath String id) throws SQLException {
        ApiToken revoked =
                tokens.revoke(id)
                        .orElseThrow(() -> new NotHere("There is no such token that is good."));
        log.changed(admin(), revoked.name(), "token revoked");
        return Response.seeOther(URI.create(PATH)).build();
    }

    /** The guard lets nobody else come here. */
    private Person admin() {
        return current.person().orElseThrow();
    }

    private Response page(@Nullable String made, UriInfo uri) throws SQLException {
        var view =
                new TokensView(csrf.token(), made, tokens.all().stream().map(this::line).toList());
        Page page = shell.page("access", uri).await().atMost(PATIENCE);
        return Response.ok(Templates.show(page, view).render(), HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private TokensView.Line line(ApiToken token) {
        boolean isGood = token.isGood(clock.instant());
        String state =
                isGood ? words.good() : token.revoked() == null ? words.expired() : words.revoked();
        return new TokensView.Line(
                token.id(),
                token.name(),
                words(token.scopes()),
                token.madeBy(),
                token.made(),
                token.expires(),
                token.used(),
                state,
                isGood ? "ok" : "void",
                isGood);
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }
}
