package dev.tidemark.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a page waits for the database. Without an end it would wait for ever for one that takes
 * connections and answers nothing, as after a network partition, and say nothing to its reader.
 */
@Singleton
class PagePatience implements PgPoolCreator {

    private static final int FOR_A_CONNECTION_SECONDS = 5;

    /** Nothing a page asks takes so long, and a connection that nobody used is made anew. */
    private static final int FOR_AN_ANSWER_SECONDS = 10;

    @Override
    public Pool create(Input input) {
        input.poolOptions()
                .setConnectionTimeout(FOR_A_CONNECTION_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        input.pgConnectOptionsList()
                .forEach(options ->
                        options.setIdleTimeout(FOR_AN_ANSWER_SECONDS)
                                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
