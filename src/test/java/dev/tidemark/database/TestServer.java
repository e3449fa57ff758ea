package dev.tidemark.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded server of a portal under test, to be taken away from it for a while. */
public final class TestServer implements AutoCloseable {

    private final Path dataDirectory;
    private final ProcessHandle server;
    private final List<ProcessHandle> halted = new ArrayList<>();

    public TestServer(Path dataDirectory) throws IOException {
        this.dataDirectory = dataDirectory;
        server = TestDatabase.server(dataDirectory).orElseThrow();
    }

    /** Ends it; whoever would start it again does not, until {@link #resume}. */
    public void stop() throws Exception {
        halt(server.parent().orElseThrow());
        signal("INT", server);
        TestDatabase.awaitNoServer(dataDirectory);
    }

    /** Lets it stand still with everything that it has open. */
    public void silence() throws Exception {
        halt(server);
        for (ProcessHandle worker : server.children().toList()) {
            halt(worker);
        }
    }

    /** Gives it back. */
    public void resume() throws Exception {
        for (ProcessHandle process : halted) {
            signal("CONT", process);
        }
        halted.clear();
    }

    private void halt(ProcessHandle process) throws Exception {
        signal("STOP", process);
        halted.add(process);
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() throws Exception {
        resume();
    }
}
