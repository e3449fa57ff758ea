package dev.tidemark.sandbox.atlantis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The locks of all projects. */
final class Locks {

    private final Map<Project, Lock> held = new LinkedHashMap<>();

    /**
     * Takes a project, or keeps it.
     *
     * @return who holds it after that
     */
    Lock tryLock(Project project, int pullRequest, String user, Instant at) {
        return held.computeIfAbsent(project, free -> new Lock(project, pullRequest, user, at));
    }

    @Nullable Lock of(Project project) {
        return held.get(project);
    }

    boolean isHeldBy(Project project, int pullRequest) {
        Lock lock = held.get(project);
        return lock != null && lock.pullRequest() == pullRequest;
    }

    void release(Project project, int pullRequest) {
        if (isHeldBy(project, pullRequest)) {
            held.remove(project);
        }
    }

    /** Releases all of a pull request and tells which. */
    List<Project> releaseAll(int pullRequest) {
        var released = new ArrayList<Project>();
        for (Project project : Project.ALL) {
            if (isHeldBy(project, pullRequest)) {
                held.remove(project);
                released.add(project);
            }
        }
        return released;
    }

    List<Lock> all() {
        return List.copyOf(held.values());
    }
}
