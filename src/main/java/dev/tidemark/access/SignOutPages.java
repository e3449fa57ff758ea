package dev.tidemark.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ways out. */
@Singleton
@Path("/sign-out")
class SignOutPages {

    private final SignIns signIns;

    SignOutPages(SignIns signIns) {
        this.signIns = signIns;
    }

    @POST
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response out(@Context RoutingContext routing) throws SQLException {
        signIns.out(routing);
        return Response.seeOther(Trouble.SIGNED_OUT.page()).build();
    }

    @POST
    @Path("/everywhere")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response everywhere(@Context RoutingContext routing) throws SQLException {
        signIns.outEverywhere(routing);
        return Response.seeOther(Trouble.SIGNED_OUT.page()).build();
    }
}
