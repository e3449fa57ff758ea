package dev.tidemark.retention;

import dev.tidemark.access.Csrf;
import dev.tidemark.access.CurrentPerson;
import dev.tidemark.event.Actor;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Page;
import dev.tidemark.web.Shell;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Rules, holds and deletions, for admins. */
@Singleton
@Path(RetentionPages.PATH)
@Produces(MediaType.TEXT_HTML)
class RetentionPages {

    static final String PATH = "/retention";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 500;
    private static final int SHOWN = 50;
    private static final long RETRY_SECONDS = 5;

    @CheckedTemplate(basePath = "retention")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, RetentionView view);
    }

    private final RetentionSettings settings;
    private final HoldsNow holds;
    private final HoldTargets targets;
    private final Deletions deletions;
    private final RetentionLog log;
    private final CurrentPerson current;
    private final Csrf csrf;
    private final Shell shell;

    RetentionPages(
            RetentionSettings settings,
            HoldsNow holds,
            HoldTargets targets,
            Deletions deletions,
            RetentionLog log,
            CurrentPerson current,
            Csrf csrf,
            Shell shell) {
        this.settings = settings;
        this.holds = holds;
        this.targets = targets;
        this.deletions = deletions;
        this.log = log;
        this.current = current;
        this.csrf = csrf;
        this.shell = shell;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@Context UriInfo uri) {
        var view =
                new RetentionView(
                        csrf.token(),
                        settings.rules().stream()
                                .map(rule ->
                                        new RetentionView.RuleLine(
                                                rule.text(), rule.keep().toDays()))
                                .toList(),
                        held().values().stream().map(RetentionPages::line).toList(),
                        deletions.latest(SHOWN).stream().map(RetentionPages::line).toList());
        Page page = shell.page("access", uri).await().atMost(PATIENCE);
        return Response.ok(Templates.show(page, view).render(), HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Map<String, Hold> held() {
        try {
            return holds.head().holds().all();
        } catch (FoldedToHead.NotNow passing) {
            throw new ServiceUnavailableException(RETRY_SECONDS);
        }
    }

    private static RetentionView.HoldLine line(Hold hold) {
        return new RetentionView.HoldLine(
                hold.what(),
                VisibleText.of(hold.name()),
                VisibleText.of(hold.reason()),
                VisibleText.ofNullable(hold.by()),
                hold.since(),
                hold.position());
    }

    private static RetentionView.DeletionLine line(Deletion deletion) {
        return new RetentionView.DeletionLine(
                deletion.kind(),
                deletion.sha256(),
                deletion.rule(),
                deletion.at(),
                deletion.position());
    }

    @POST
    @Path("/holds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response hold(@RestForm @Nullable String what, @RestForm @Nullable String reason)
            throws SQLException {
        String why = said(reason);
        HoldTargets.Target target = targets.parse(what == null ? "" : what.strip());
        log.held(admin(), target.what().value(), target.name(), why);
        return Response.seeOther(URI.create(PATH)).build();
    }

    @POST
    @Path("/releases")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response release(@RestForm @Nullable String what, @RestForm @Nullable String reason) {
        String why = said(reason);
        Hold held = held().get(what == null ? "" : what);
        if (held == null) {
            throw new NotHere("Nothing of this name is held.");
        }
        log.released(admin(), held.what(), held.name(), why);
        return Response.seeOther(URI.create(PATH)).build();
    }

    private static String said(@Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
            throw new BadRequest("reason is a text of 1 to " + LONGEST_REASON + " characters");
        }
        return why;
    }

    /** The guard lets nobody else come here. */
    private Actor admin() {
        return current.person().orElseThrow().actor();
    }
}
