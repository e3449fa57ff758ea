package dev.tidemark.command;

import dev.tidemark.database.DataDirectory;
import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogKeeping;
import dev.tidemark.eventlog.LogRecords;
import dev.tidemark.secret.PortalKey;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the log and what stands around it, from the configuration. */
@ApplicationScoped
class LogBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DataDirectory dataDirectory(
            @ConfigProperty(name = "tidemark.data-dir", defaultValue = ".tidemark") Path path) {
        return DataDirectory.open(path);
    }

    @Produces
    @Singleton
    PortalKey portalKey(
            DataDirectory directory,
            @ConfigProperty(name = "tidemark.secret-key-file") Optional<Path> file) {
        try {
            return PortalKey.open(file.orElse(directory.resolve("secret-key")));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Produces
    @Singleton
    EventLog eventLog(AgroalDataSource database) {
        return new EventLog(database);
    }

    void closeLog(@Disposes EventLog log) {
        log.close();
    }

    @Produces
    @Singleton
    LogKeeping logKeeping(
            DataDirectory directory,
            Clock clock,
            @ConfigProperty(name = "tidemark.log.origin") Optional<String> origin,
            @ConfigProperty(name = "tidemark.signing-key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "tidemark.public-url") URI portal) {
        return new LogKeeping(
                origin.orElse(null),
                keyFile.orElse(directory.resolve("signing-key")),
                directory.resolve("checkpoint"),
                portal,
                clock);
    }

    @Produces
    @Singleton
    Checkpoints checkpoints(
            EventLog log, AgroalDataSource database, LogKeeping keeping, Anchor anchor) {
        return new Checkpoints(log, database, keeping, anchor);
    }

    @Produces
    @Singleton
    LogRecords logRecords(EventLog log, LogKeeping keeping) {
        return new LogRecords(log, keeping);
    }
}
