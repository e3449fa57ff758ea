package dev.tidemark.web;

import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
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

    private final ReadSide readSide;

    FailingPages(ReadSide readSide) {
        this.readSide = readSide;
    }

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

    @GET
    @Path("/read-model")
    public Uni<String> readModel() {
        return ask("view.not_made_yet");
    }

    @GET
    @Path("/table")
    public Uni<String> table() {
        return ask("work.forgotten");
    }

    /** As a page asks for what read models have since a version that is being made. */
    @GET
    @Path("/column")
    public Uni<String> column() {
        return ask("(select 1 as key) as made_by_the_version_before");
    }

    private Uni<String> ask(String table) {
        return readSide.ask(session ->
                session.createNativeQuery("select document from " + table, String.class)
                        .getSingleResult());
    }
}
