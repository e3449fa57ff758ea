package dev.tidemark.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Runs the portal.")
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Container.serve(Portal.class);
    }

    /** Serves until it is told to stop. */
    public static final class Portal implements QuarkusApplication {

        @Override
        public int run(String... arguments) {
            var config = ConfigProvider.getConfig();
            System.out.println(
                    "Tidemark is ready at " + config.getValue("tidemark.public-url", String.class));
            Quarkus.waitForExit();
            return 0;
        }
    }
}
