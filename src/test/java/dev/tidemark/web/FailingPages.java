package dev.tidemark.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.sql.SQLTransientConnectionException;

/** Fails in the ways that a page can. */
@Singleton
@Path("/failing")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class FailingPages {

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalStateException("password=hunter2 in /etc/tidemark");
    }

    @GET
    @Path("/database")
    public String database() {
        throw new IllegalStateException(
                new SQLTransientConnectionException(new ConnectException("10.0.0.7 refused")));
    }
}
