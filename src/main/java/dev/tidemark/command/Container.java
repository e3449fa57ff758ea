package dev.tidemark.command;

import dev.tidemark.database.DataDirectory;
import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.DatabaseSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Starts Quarkus around one command. */
final class Container {

    private Container() {}

    /** The whole portal, until it is told to stop. */
    static int serve(Class<? extends QuarkusApplication> application) {
        DataDirectory directory = OpenDatabase.dataDirectory();
        try (var lock = directory.lockForServing()) {
            return run(directory, application);
        } catch (java.io.IOException harmless) {
            // The lock goes with the process at the latest.
            return 0;
        }
    }

    /** One task on the same log and read models, beside a portal that may be running. */
    static int runTask(Class<? extends QuarkusApplication> task, String... arguments) {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        System.setProperty("tidemark.serving", "false");
        // A task speaks for itself; only what is wrong comes between.
        System.setProperty("quarkus.log.console.level", "WARN");
        return run(OpenDatabase.dataDirectory(), task, arguments);
    }

    private static int run(
            DataDirectory directory,
            Class<? extends QuarkusApplication> application,
            String... arguments) {
        try (OpenDatabase database = OpenDatabase.in(directory)) {
            DatabaseSettings.of(database.application()).forEach(System::setProperty);
            DatabaseAddress retention = database.retention();
            if (retention != null) {
                DatabaseSettings.ofRetention(retention).forEach(System::setProperty);
            }
            System.setProperty("tidemark.data-dir", directory.path().toString());
            var exitCode = new AtomicInteger();
            var failure = new AtomicReference<Throwable>();
            Quarkus.run(
                    application,
                    (code, thrown) -> {
                        exitCode.set(code);
                        failure.set(thrown);
                    },
                    arguments);
            if (failure.get() != null) {
                throw new CommandFailed(sentence(failure.get()), failure.get());
            }
            return exitCode.get();
        }
    }

    /** Our own exceptions are written for people; of others the innermost says most. */
    private static String sentence(Throwable failure) {
        Throwable said = failure;
        while (said.getCause() != null && !isOurs(said)) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.toString() : said.getMessage();
    }

    private static boolean isOurs(Throwable thrown) {
        return thrown.getClass().getPackageName().startsWith("dev.tidemark");
    }
}
