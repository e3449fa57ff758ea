package dev.tidemark.command;

import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.git.GitImport;
import dev.tidemark.ingest.git.UnusableClone;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "git",
        description =
                "Takes in the history of a clone's default branch. It may be stopped and run again:"
                        + " what is recorded already is left as it is.")
final class ImportGitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "A working clone, or a bare one.")
    private Path clone = Path.of("");

    @Option(
            names = "--repository",
            required = true,
            paramLabel = "HOST/OWNER/NAME",
            description = "Which repository it is, such as github.com/acme/infrastructure.")
    private String repository = "";

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The default branch, where the clone does not say it.")
    private @Nullable String branch;

    @Override
    public Integer call() {
        return branch == null
                ? Container.runTask(Import.class, clone.toString(), repository)
                : Container.runTask(Import.class, clone.toString(), repository, branch);
    }

    /** Reads, appends and tells how far it is. */
    public static final class Import implements QuarkusApplication {

        private final GitImport gitImport;

        Import(GitImport gitImport) {
            this.gitImport = gitImport;
        }

        @Override
        public int run(String... arguments) {
            try {
                System.out.println(
                        gitImport.run(
                                Path.of(arguments[0]),
                                arguments[1],
                                arguments.length > 2 ? arguments[2] : null,
                                Import::tell));
                return 0;
            } catch (UnusableClone | LogUnavailable | IllegalArgumentException expected) {
                System.err.println("tidemark: " + expected.getMessage());
                return 1;
            }
        }

        private static void tell(GitImport.Progress progress) {
            System.err.printf(
                    Locale.ROOT,
                    "  %s: %,d of %,d commits%n",
                    progress.branch(),
                    progress.commits(),
                    progress.of());
        }
    }
}
