package dev.tidemark.argocd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states of an application that are written or may have to be written again. */
final class States {

    private static final int MOST_OPEN = 40;

    private States() {}

    /**
     * Those that still may change: from the first on that is undetermined, since it decides how
     * long those after it stand so.
     */
    static List<ApplicationState> open(List<ApplicationState> known) {
        var open = new ArrayList<ApplicationState>();
        for (ApplicationState each : known) {
            boolean mayChange =
                    !open.isEmpty()
                            || each.to() == null
                            || each.standing() == Standing.UNDETERMINED;
            if (mayChange) {
                open.add(each);
            }
        }
        while (open.size() > MOST_OPEN) {
            open.removeFirst();
        }
        return open;
    }

    /** With what is true since a time, which is the last. */
    static List<ApplicationState> followed(
            List<ApplicationState> open, ApplicationState now, Instant time) {
        if (open.isEmpty()) {
            return List.of(now);
        }
        var states = new ArrayList<>(open);
        ApplicationState last = states.removeLast();
        if (now.timeless().equals(last.timeless())) {
            states.add(last);
        } else if (time.isAfter(last.from())) {
            states.add(last.until(time));
            states.add(now);
        } else {
            states.add(now.startingAt(last.from()));
        }
        return states;
    }
}
