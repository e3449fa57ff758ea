package dev.tidemark.retention;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** What people may hold: a pull request by its name, a document by its hash. Blocking. */
@ApplicationScoped
class HoldTargets {

    private static final Pattern CHANGE =
            Pattern.compile("([A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100})#([1-9][0-9]{0,17})");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final DataSource database;

    HoldTargets(DataSource database) {
        this.database = database;
    }

    /** One of them. */
    record Target(Subject what, String name) {}

    /** Reads {@code owner/name#418} or 64 hexadecimal digits. */
    Target parse(String text) throws SQLException {
        if (HASH.matcher(text).matches()) {
            return new Target(Subject.document(text), text);
        }
        Matcher change = CHANGE.matcher(text);
        if (!change.matches()) {
            throw new BadRequest(
                    "what is held is a pull request such as owner/name#418, or a document by the"
                            + " 64 hexadecimal digits of its SHA-256");
        }
        Repository repository = repository(change.group(1));
        return new Target(
                Subject.change(repository, Long.parseLong(change.group(2))), change.group());
    }

    /** The one that was last seen under this name. */
    private Repository repository(String ownerAndName) throws SQLException {
        String query =
                """
                select repository
                from view.change_repository
                where substr(name, strpos(name, '/') + 1) = ?
                order by time desc, entry desc, current desc
                limit 1
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, ownerAndName.toLowerCase(Locale.ROOT));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new NotHere("No pull request of this repository was ever observed.");
                }
                return Repository.parse(rows.getString(1));
            }
        }
    }
}
