package dev.tidemark.retention;

import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.projection.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What retention deleted, as far as the log is folded. Blocking. */
@ApplicationScoped
public class Deletions {

    private final DataSource database;

    Deletions(DataSource database) {
        this.database = database;
    }

    /**
     * The deletion of a document, which may have been stored again since.
     *
     * @throws LogUnavailable if the database does not answer
     */
    public Optional<Deletion> of(String sha256) {
        return read("select document::text from view.deletion where key = ?", sha256).stream()
                .findFirst();
    }

    List<Deletion> latest(int limit) {
        return read(
                "select document::text from view.deletion order by deleted_by desc limit ?", limit);
    }

    private List<Deletion> read(String query, Object parameter) {
        var found = new ArrayList<Deletion>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(Documents.read(rows.getString(1), Deletion.class));
                }
            }
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not answer.", failed);
        }
        return found;
    }
}
