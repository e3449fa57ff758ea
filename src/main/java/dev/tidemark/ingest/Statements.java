package dev.tidemark.ingest;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Everything that is read from statements, whosever they are. */
@ApplicationScoped
public class Statements {

    private final List<StatementReader> readers;

    public Statements(@All List<StatementReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** For a mapper that carries statements, to add to its own: it rises with every reader's. */
    public int version() {
        return readers.stream().mapToInt(StatementReader::version).sum();
    }

    /** What the first reader makes of it that knows it as its tool's. */
    public Reading read(Statement statement) {
        Reading reading = new Reading.Kept("no tool that is read speaks in statements");
        for (StatementReader reader : readers) {
            reading = reader.read(statement);
            if (!(reading instanceof Reading.Kept)) {
                return reading;
            }
        }
        return reading;
    }
}
