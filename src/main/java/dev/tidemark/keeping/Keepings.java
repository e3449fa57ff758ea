package dev.tidemark.keeping;

import dev.tidemark.projection.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tells how the log is kept, as far as it is folded. Blocking. */
@ApplicationScoped
public class Keepings {

    /** PostgreSQL's code for a table that is not there, as before the first rows are folded. */
    private static final String NO_TABLE = "42P01";

    private final DataSource database;
    private final AnchorAttempts attempts;
    private final @Nullable String anchor;

    Keepings(DataSource database, AnchorAttempts attempts, AnchorBeans beans) {
        this.database = database;
        this.attempts = attempts;
        this.anchor = beans.repository().map(AnchorRepository::name).orElse(null);
    }

    /**
     * As it is now.
     *
     * @throws SQLException if the database does not answer
     */
    public Keeping now() throws SQLException {
        Map<String, Kept> rows = rows();
        Optional<AnchorAttempts.Attempt> attempt =
                anchor == null ? Optional.empty() : attempts.last(anchor);
        return new Keeping(
                anchor,
                attempt.map(AnchorAttempts.Attempt::comparedAt).orElse(null),
                attempt.map(AnchorAttempts.Attempt::failure).orElse(null),
                attempt.map(AnchorAttempts.Attempt::failingSince).orElse(null),
                rows.get(KeepingProjection.ANCHORED),
                rows.get(KeepingProjection.VERIFIED),
                rows.get(KeepingProjection.VERIFIED_WHOLE),
                rows.get(KeepingProjection.FAILED));
    }

    private Map<String, Kept> rows() throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select key, document::text from view.keeping");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                kept.put(rows.getString(1), Documents.read(rows.getString(2), Kept.class));
            }
        } catch (SQLException failed) {
            if (!NO_TABLE.equals(failed.getSQLState())) {
                throw failed;
            }
        }
        return kept;
    }
}
