package dev.tidemark.eventlog;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads many entries at once by COPY in binary form, which gives an entry's bytes as they are
 * stored: neither the server nor the driver does anything for a row but to pass it on.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class EntryCopy {

    /** Signature, flags, and the length of an extension that no version has. */
    private static final int HEADER = 11 + 4 + 4;

    private static final short END = -1;
    private static final int FIRST_BYTES = 64 * 1024;

    private final int most;
    private byte[] lines;
    private long[] positions = new long[1024];
    private int[] ends = new int[1024];
    private int count;
    private int length;

    private EntryCopy(int most, int first) {
        this.most = most;
        this.lines = new byte[first];
    }

    /**
     * Entries from one position up to another, as many as fit into so many bytes.
     *
     * @param most for one entry of any size at least
     */
    static EntryBlock range(Connection connection, long from, long to, int most)
            throws SQLException {
        return read(
                connection,
                "position >= " + from + " and position < " + to,
                new EntryCopy(most, most));
    }

    /** The entries at these positions. */
    static EntryBlock at(Connection connection, List<Long> positions) throws SQLException {
        String places =
                positions.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return read(
                connection,
                "position = any ('" + places + "')",
                new EntryCopy(Integer.MAX_VALUE, FIRST_BYTES));
    }

    /** COPY takes no parameters; what stands in the condition are numbers. */
    private static EntryBlock read(Connection connection, String condition, EntryCopy reading)
            throws SQLException {
        String query =
                """
                copy (
                    select position, entry
                    from log.entry
                    where %s
                    order by position
                ) to stdout (format binary)
                """
                        .formatted(condition);
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
        try {
            reading.take(copy);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return new EntryBlock(
                Arrays.copyOf(reading.positions, reading.count),
                Arrays.copyOf(reading.ends, reading.count),
                reading.lines);
    }

    private void take(CopyOut copy) throws SQLException {
        boolean hasRoom = true;
        boolean isFirst = true;
        while (hasRoom) {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                return;
            }
            hasRoom = add(ByteBuffer.wrap(message).position(isFirst ? HEADER : 0));
            isFirst = false;
        }
    }

    /** The server sends a row with each message; of what stands behind it none is left out. */
    private boolean add(ByteBuffer message) {
        while (message.hasRemaining()) {
            if (message.getShort() == END) {
                return true;
            }
            message.getInt();
            long position = message.getLong();
            int size = message.getInt();
            if (size >= most - length) {
                return false;
            }
            makeRoom(size + 1);
            message.get(lines, length, size);
            add(position, size);
        }
        return true;
    }

    private void makeRoom(int bytes) {
        if (bytes > lines.length - length) {
            lines = Arrays.copyOf(lines, Math.max(2 * lines.length, length + bytes));
        }
    }

    private void add(long position, int size) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        length += size;
        positions[count] = position;
        ends[count] = length;
        count++;
        lines[length] = '\n';
        length++;
    }
}
