package dev.tidemark.ingest.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the {@code terraform} of this machine in a folder, without network or configuration. */
final class RealTerraform {

    private final Path folder;

    RealTerraform(Path folder) {
        this.folder = folder;
    }

    /** Whether there is one. */
    static boolean isInstalled() {
        try {
            Process process = builder(List.of("terraform", "version")).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void configure(String hcl) throws IOException {
        Files.writeString(folder.resolve("main.tf"), hcl);
    }

    /** Runs it to its end and gives what it said. */
    String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        Process process = builder(command).directory(folder.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
        }
        return said;
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().remove("TF_CLI_CONFIG_FILE");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_IN_AUTOMATION", "1");
        return builder.redirectErrorStream(true);
    }
}
