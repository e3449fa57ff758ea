package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import javax.sql.DataSource;

/** Signed checkpoints: all of them in the database, the last one also in a file beside it. */
final class CheckpointStore {

    private final DataSource database;
    private final Path file;

    CheckpointStore(DataSource database, Path file) {
        this.database = database;
        this.file = file;
    }

    void keep(SignedCheckpoint signed) throws SQLException, IOException {
        String insert =
                """
                insert into log.checkpoint (origin, size, root, note, signedat)
                values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        Checkpoint checkpoint = signed.checkpoint();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, checkpoint.origin());
            statement.setLong(2, checkpoint.size());
            statement.setBytes(3, checkpoint.root());
            statement.setString(4, signed.note().toString());
            statement.setTimestamp(5, Timestamp.from(signed.signedAt()));
            statement.executeUpdate();
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, signed.note().toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The largest one of this origin that the database holds. */
    Optional<SignedCheckpoint> latest(String origin) throws SQLException {
        String query =
                """
                select note, signedat
                from log.checkpoint
                where origin = ?
                order by size desc
                limit 1
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, origin);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                SignedNote note = SignedNote.parse(rows.getString(1));
                return Optional.of(
                        new SignedCheckpoint(
                                Checkpoint.parse(note.text()),
                                note,
                                rows.getTimestamp(2).toInstant()));
            }
        }
    }

    /** The one in the file. */
    Optional<SignedNote> kept() throws IOException {
        return Files.exists(file)
                ? Optional.of(SignedNote.parse(Files.readString(file)))
                : Optional.empty();
    }
}
