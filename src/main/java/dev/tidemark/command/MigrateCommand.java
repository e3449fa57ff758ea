package dev.tidemark.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "migrate", description = "Brings the database to this version, as its owner.")
final class MigrateCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        try (OpenDatabase database = OpenDatabase.in(OpenDatabase.dataDirectory())) {
            System.out.println("The database " + database.application() + " is up to date.");
            return 0;
        }
    }
}
