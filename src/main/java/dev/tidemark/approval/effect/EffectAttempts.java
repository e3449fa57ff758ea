package dev.tidemark.approval.effect;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who is at which effect, by the database's clock. Blocking. */
@ApplicationScoped
class EffectAttempts implements Attempts {

    /** For all that an attempt reads. */
    private static final Duration HELD = Duration.ofSeconds(90);

    /** For one thing that is said, and for GitHub to give it up. */
    private static final Duration SAYING = Duration.ofSeconds(30);

    private static final int KEPT_DAYS = 30;

    private final DataSource database;

    EffectAttempts(DataSource database) {
        this.database = database;
    }

    private record Held(
            EffectAttempts attempts,
            String effect,
            UUID id,
            int attempt,
            Duration age,
            boolean mayHaveSaid)
            implements Claim {

        @Override
        public void renew(boolean command) throws IOException {
            attempts.renew(effect, id, command);
        }

        @Override
        public void again(Duration pause, boolean mayStand, String error) throws SQLException {
            attempts.end(this, pause, mayStand, error, false);
        }

        @Override
        public void done(@Nullable String note) throws SQLException {
            attempts.end(this, Duration.ZERO, false, note, true);
        }
    }

    @Override
    public Optional<Claim> claim(String effect, String request) throws SQLException {
        var id = UUID.randomUUID();
        String take =
                """
                insert into work.effect_attempt as at
                    (effect, request, attempts, first_at, next_at, claim, claimed_until)
                values
                    (?, ?, 1, clock_timestamp(), clock_timestamp(), ?,
                     clock_timestamp() + make_interval(secs => ?))
                on conflict (effect) do update
                    set attempts = at.attempts + 1,
                        claim = excluded.claim,
                        claimed_until = excluded.claimed_until
                    where at.done_at is null
                        and at.next_at <= clock_timestamp()
                        and (at.claimed_until is null or at.claimed_until <= clock_timestamp())
                returning attempts, extract(epoch from clock_timestamp() - first_at), saying
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(take)) {
            statement.setString(1, effect);
            statement.setString(2, request);
            statement.setObject(3, id);
            statement.setDouble(4, (double) HELD.toSeconds());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Held(
                                        this,
                                        effect,
                                        id,
                                        rows.getInt(1),
                                        Duration.ofSeconds(rows.getLong(2)),
                                        rows.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private void renew(String effect, UUID id, boolean command) throws IOException {
        String renew =
                """
                update work.effect_attempt
                set claimed_until = clock_timestamp() + make_interval(secs => ?),
                    saying = saying or ?
                where effect = ? and claim = ? and claimed_until > clock_timestamp()
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(renew)) {
            statement.setDouble(1, (double) SAYING.toSeconds());
            statement.setBoolean(2, command);
            statement.setString(3, effect);
            statement.setObject(4, id);
            if (statement.executeUpdate() == 0) {
                throw new IOException("it took too long, and another portal may be at it");
            }
        } catch (SQLException failed) {
            throw new IOException("the database does not answer", failed);
        }
    }

    private void end(
            Held held, Duration pause, boolean saying, @Nullable String note, boolean isDone)
            throws SQLException {
        String end =
                """
                update work.effect_attempt
                set next_at = clock_timestamp() + make_interval(secs => ?),
                    claim = null,
                    claimed_until = null,
                    saying = ?,
                    note = ?,
                    done_at = case when ? then clock_timestamp() end
                where effect = ? and claim = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(end)) {
            statement.setDouble(1, pause.toMillis() / 1000.0);
            statement.setBoolean(2, saying);
            statement.setString(3, note);
            statement.setBoolean(4, isDone);
            statement.setString(5, held.effect());
            statement.setObject(6, held.id());
            statement.executeUpdate();
        }
    }

    /** Whether nothing is left to do. */
    boolean isDone(String effect) throws SQLException {
        String query = "select 1 from work.effect_attempt where effect = ? and done_at is not null";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, effect);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** What is tried again, in words that are others after each attempt; nothing if nothing is. */
    Optional<String> inVain() throws SQLException {
        String query =
                """
                select string_agg(effect || ' ' || next_at, ' ' order by effect)
                from work.effect_attempt
                where done_at is null and note is not null
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** Forgets what was done long ago. */
    void tidy() throws SQLException {
        String delete =
                "delete from work.effect_attempt"
                        + " where done_at < clock_timestamp() - make_interval(days => ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setInt(1, KEPT_DAYS);
            statement.executeUpdate();
        }
    }
}
