package dev.tidemark.access;

import dev.tidemark.web.PublicAddress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people sign in. */
@Singleton
@Path(SignInPages.PATH)
class SignInPages {

    static final String PATH = "/sign-in";

    private final AccessSettings settings;
    private final SignInViews views;
    private final LocalSignIn local;
    private final SignIns signIns;
    private final PublicAddress address;

    SignInPages(
            AccessSettings settings,
            SignInViews views,
            LocalSignIn local,
            SignIns signIns,
            PublicAddress address) {
        this.settings = settings;
        this.views = views;
        this.local = local;
        this.signIns = signIns;
        this.address = address;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String why,
            @Context RoutingContext routing) {
        URI own = URI.create(address.of(PATH));
        if (hasProvider() && !isAt(own, routing)) {
            // Providers send people back to one address only, and cookies stay with its name.
            String query = routing.request().query();
            return Response.seeOther(query == null ? own : URI.create(own + "?" + query)).build();
        }
        return views.page(to, Trouble.of(why).orElse(null), routing);
    }

    private boolean hasProvider() {
        return settings.way() == AccessSettings.Way.OIDC || settings.hasGitHub();
    }

    private static boolean isAt(URI own, RoutingContext routing) {
        var authority = routing.request().authority();
        return authority != null && authority.host().equalsIgnoreCase(own.getHost());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response signIn(
            @RestForm @Nullable String login,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            @Context RoutingContext routing)
            throws SQLException {
        if (settings.way() != AccessSettings.Way.LOCAL) {
            throw new NotFoundException();
        }
        String name = login == null ? "" : login.strip();
        String wanted = OwnPath.of(to);
        LocalSignIn.Result result =
                local.check(name, password == null ? "" : password, peer(routing));
        return switch (result) {
            case LocalSignIn.Result.Right right -> {
                signIns.complete(right.person(), routing);
                yield Response.seeOther(URI.create(wanted)).build();
            }
            case LocalSignIn.Result.Wrong wrong -> views.again(wanted, name, routing);
            case LocalSignIn.Result.Wait wait -> views.later(wanted, name, wait.pause(), routing);
        };
    }

    private static String peer(RoutingContext routing) {
        SocketAddress peer = routing.request().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "" : peer.hostAddress();
    }
}
