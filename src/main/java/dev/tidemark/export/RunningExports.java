package dev.tidemark.export;

import dev.tidemark.web.LiveUpdates;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The exports of this process that run, and those that ended last. */
@Singleton
class RunningExports {

    static final String TOPIC = "export";

    private static final int REMEMBERED = 10;

    private final LiveUpdates updates;
    private final Deque<RunningExport> latest = new ArrayDeque<>();

    RunningExports(LiveUpdates updates) {
        this.updates = updates;
    }

    synchronized void begin(RunningExport export) {
        latest.addFirst(export);
        if (latest.size() > REMEMBERED) {
            latest.stream()
                    .filter(each -> each.state() != RunningExport.State.RUNNING)
                    .reduce((newer, older) -> older)
                    .ifPresent(latest::remove);
        }
        changed();
    }

    /** Tells open pages that there is something to see. */
    void changed() {
        updates.changed(TOPIC, -1);
    }

    /** Latest first. */
    synchronized List<RunningExport> all() {
        return List.copyOf(latest);
    }
}
