package dev.tidemark.eventlog;

import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One process of several that append to one log.
 *
 * <p>Arguments: address of the database, number of the first change, changes, writers.
 */
public final class AppendingProcess {

    private AppendingProcess() {}

    /** Appends its share, and ends with 0 when every answer said that it is recorded. */
    public static void main(String... arguments) throws InterruptedException, ExecutionException {
        DatabaseAddress address = DatabaseAddress.parse("address", arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        int writers = Integer.parseInt(arguments[3]);
        try (var database = TestDatabase.pool(address);
                var log = new EventLog(database);
                var executor = Executors.newFixedThreadPool(writers)) {
            var done = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                int start = first + writer * count / writers;
                int end = first + (writer + 1) * count / writers;
                done.add(executor.submit(() -> append(log, start, end)));
            }
            for (Future<?> future : done) {
                future.get();
            }
        }
    }

    private static void append(EventLog log, int from, int to) {
        var answers = new ArrayList<CompletableFuture<?>>();
        for (int number = from; number < to; number++) {
            var answer = log.append(Append.of(Samples.opened(number))).toCompletableFuture();
            answers.add(answer);
            // A writer waits for its answers now and then, as a source would.
            if (answers.size() == 20) {
                answers.forEach(CompletableFuture::join);
                answers.clear();
            }
        }
        answers.forEach(CompletableFuture::join);
    }
}
