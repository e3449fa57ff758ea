package dev.tidemark.status;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What arrived from outside, and what became of it. The newest mapper's word counts. */
@Singleton
class Deliveries {

    private final Pool database;

    Deliveries(Pool database) {
        this.database = database;
    }

    /** The sources that ever delivered anything since an instant, each with its counts. */
    Uni<List<SourceDeliveries>> since(Instant from) {
        return database.preparedQuery(
                        """
                        select
                            s.source,
                            (select max(received) from log.delivery l where l.source = s.source),
                            count(*) filter (where o.result = 'recorded'),
                            count(*) filter (where o.result = 'kept'),
                            count(*) filter (where o.result = 'unmappable')
                        from (select distinct source from log.delivery) s
                        left join log.delivery d on d.source = s.source and d.received >= $1
                        left join lateral (
                            select result
                            from log.deliveryoutcome
                            where delivery = d.id
                            order by mapper desc
                            limit 1) o on true
                        group by s.source
                        order by s.source
                        """)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows, Deliveries::counts));
    }

    private static SourceDeliveries counts(Row row) {
        return new SourceDeliveries(
                row.getString(0),
                row.get(OffsetDateTime.class, 1).toInstant(),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4));
    }

    /** What was understood since an instant and not recorded, by kind, the most frequent first. */
    Uni<List<KeptDeliveries>> kept(Instant from) {
        return database.preparedQuery(
                        """
                        select d.source, d.event, o.reason, count(*), max(d.received)
                        from log.delivery d
                        join lateral (
                            select result, reason
                            from log.deliveryoutcome
                            where delivery = d.id
                            order by mapper desc
                            limit 1) o on o.result = 'kept'
                        where d.received >= $1
                        group by d.source, d.event, o.reason
                        order by count(*) desc, d.source, d.event, o.reason
                        limit 100
                        """)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows, Deliveries::kept));
    }

    private static KeptDeliveries kept(Row row) {
        return new KeptDeliveries(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.get(OffsetDateTime.class, 4).toInstant());
    }

    /** Deliveries that the newest mapper did not understand, newest first. */
    Uni<List<DeliveryNotUnderstood>> notUnderstood(DeliveryCursor after, int limit) {
        return database.preparedQuery(
                        """
                        select d.id, d.source, d.guid, d.event, d.received, o.reason
                        from log.deliveryoutcome o
                        join log.delivery d on d.id = o.delivery
                        where o.result = 'unmappable'
                          and not exists (
                              select
                              from log.deliveryoutcome newer
                              where newer.delivery = o.delivery and newer.mapper > o.mapper)
                          and (d.received, d.id) < ($1, $2)
                        order by d.received desc, d.id desc
                        limit $3
                        """)
                .execute(Tuple.of(after.received().atOffset(ZoneOffset.UTC), after.id(), limit))
                .map(rows -> list(rows, Deliveries::notUnderstood));
    }

    private static DeliveryNotUnderstood notUnderstood(Row row) {
        return new DeliveryNotUnderstood(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.get(OffsetDateTime.class, 4).toInstant(),
                row.getString(5));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
