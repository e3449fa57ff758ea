package dev.tidemark.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The way to an OpenID provider and back. quarkus-oidc goes it, as far as the checked ID token;
 * then a session of ours begins and quarkus-oidc's ends.
 */
@Singleton
@Path(OidcPages.PATH)
class OidcPages {

    static final String PATH = "/sign-in/oidc";
    static final String REFUSED = PATH + "/refused";

    private static final Logger LOG = Logger.getLogger(OidcPages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccessSettings settings;
    private final OidcPerson people;
    private final SignIns signIns;
    private final Destination destination;
    private final OidcSession session;

    OidcPages(
            AccessSettings settings,
            OidcPerson people,
            SignIns signIns,
            Destination destination,
            OidcSession session) {
        this.settings = settings;
        this.people = people;
        this.signIns = signIns;
        this.destination = destination;
        this.session = session;
    }

    @GET
    @Path("/begin")
    @Operation(hidden = true)
    public Response begin(@RestQuery @Nullable String to, @Context RoutingContext routing) {
        if (settings.way() != AccessSettings.Way.OIDC) {
            throw new NotFoundException();
        }
        destination.remember(to, routing);
        return Response.seeOther(URI.create(PATH)).build();
    }

    /** Sent to the provider first, if somebody comes from elsewhere than there. */
    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response complete(@Context RoutingContext routing) throws SQLException, IOException {
        JsonNode claims = claims(session.getIdToken().getRawToken());
        session.logout().await().atMost(PATIENCE);
        Optional<Person> person = people.of(claims);
        if (person.isEmpty()) {
            return Response.seeOther(Trouble.NOT_ALLOWED.page()).build();
        }
        signIns.complete(person.get(), routing);
        return Response.seeOther(destination.recall(routing)).build();
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    /** Where quarkus-oidc leads when the provider says no. What it says is not repeated. */
    @GET
    @Path("/refused")
    @Operation(hidden = true)
    public Response refused() {
        return Response.seeOther(Trouble.REFUSED.page()).build();
    }

    @ServerExceptionMapper
    Response failed(AuthenticationCompletionException failed) {
        // Its message may hold what the provider sent.
        LOG.warn("A sign-in with the OpenID provider did not end well");
        return Response.seeOther(Trouble.EXPIRED.page()).build();
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException failed) {
        LOG.warn("A sign-in with the OpenID provider failed");
        return Response.seeOther(Trouble.EXPIRED.page()).build();
    }

    @ServerExceptionMapper
    Response silent(OIDCException silent) {
        LOG.warnf("The OpenID provider does not answer: %s", silent.getMessage());
        return Response.seeOther(Trouble.PROVIDER.page()).build();
    }
}
