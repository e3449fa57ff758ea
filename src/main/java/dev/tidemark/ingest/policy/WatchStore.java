package dev.tidemark.ingest.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code work.policy_watch}. Blocking. */
@ApplicationScoped
class WatchStore {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .build();

    private final AgroalDataSource database;

    WatchStore(AgroalDataSource database) {
        this.database = database;
    }

    /** As it was stored; anew if it was not, or by another version of the portal. */
    WatchState state(String repository) throws SQLException {
        String query = "select state from work.policy_watch where repository = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, repository);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? read(rows.getString(1)) : WatchState.NEW;
            }
        }
    }

    private static WatchState read(String text) {
        try {
            return JSON.readValue(text, WatchState.class);
        } catch (JsonProcessingException ofAnotherVersion) {
            return WatchState.NEW;
        }
    }

    void store(String repository, WatchState state) throws SQLException {
        Version newest = state.known().newest();
        String problems =
                newest == null || newest.content() != null ? null : lines(newest.problems());
        String upsert =
                """
                insert into work.policy_watch (state, problems, repository)
                values (?, ?, ?)
                on conflict (repository) do update
                set state = excluded.state, problems = excluded.problems
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, JSON.writeValueAsString(state));
            statement.setString(2, problems);
            statement.setString(3, repository);
            statement.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can be written", impossible);
        }
    }

    private static String lines(List<String> problems) {
        return String.join("\n", problems);
    }

    /** GitHub was asked. */
    void looked(String repository, Instant at, @Nullable String statusTrouble) throws SQLException {
        String update =
                """
                update work.policy_watch
                set looked_at = ?, trouble = null, status_trouble = ?
                where repository = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, statusTrouble);
            statement.setString(3, repository);
            statement.executeUpdate();
        }
    }

    /** GitHub could not be asked. */
    void failed(String repository, String trouble) throws SQLException {
        String update = "update work.policy_watch set trouble = ? where repository = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, trouble);
            statement.setString(2, repository);
            statement.executeUpdate();
        }
    }
}
