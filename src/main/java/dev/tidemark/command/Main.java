package dev.tidemark.command;

import dev.tidemark.database.DatabaseUnusable;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./tidemark}: finds the database, then starts what was asked for. */
@QuarkusMain
@Command(
        name = "tidemark",
        description = "The change ledger for teams that run GitOps.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            MigrateCommand.class,
            BackfillCommand.class,
            ReplayCommand.class,
            RebuildCommand.class,
            ResendCommand.class,
            AcceptRestoreCommand.class,
            AdoptKeyCommand.class,
            HashPasswordCommand.class
        })
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code: 0, 1 (failed), 2 (misused). */
    public static void main(String... arguments) {
        var commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler(Main::explain);
        int exitCode = commandLine.execute(arguments);
        System.exit(exitCode);
    }

    /** What a person can do something about is a sentence; anything else is a defect, in full. */
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof DatabaseUnusable || failure instanceof CommandFailed) {
            command.getErr().println("tidemark: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
