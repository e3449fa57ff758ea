package dev.tidemark.ingest.policy;

import dev.tidemark.event.Revision;
import dev.tidemark.ingest.policy.PolicyRepository.Pull;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.HttpException;

/** Says on commits what their policy is worth: of versions, and of pull requests before. */
final class PullLook {

    /** Each may take several requests, and the next look goes on. */
    private static final int MOST_AT_ONCE = 30;

    private final PolicyRepository repository;
    private @Nullable String trouble;

    PullLook(PolicyRepository repository) {
        this.repository = repository;
    }

    /** Why commits get no status; null where they do. */
    @Nullable String trouble() {
        return trouble;
    }

    WatchState look(WatchState state) throws IOException {
        WatchState told = tellVersion(state);
        WatchState looked = told.with(told.known().pullsLookedAt());
        return trouble == null ? looked.with(judge(looked.judged())) : looked;
    }

    private WatchState tellVersion(WatchState state) throws IOException {
        Revision commit = state.toTell();
        return commit == null || !say(commit, repository.judge(commit))
                ? state
                : state.telling(null);
    }

    /** Those that are closed are forgotten. */
    private Map<Long, Revision> judge(Map<Long, Revision> before) throws IOException {
        var judged = new HashMap<Long, Revision>();
        int looked = 0;
        for (Pull pull : repository.pulls()) {
            boolean isDone = pull.head().equals(before.get(pull.number()));
            if (isDone || (trouble == null && looked++ < MOST_AT_ONCE && judge(pull))) {
                judged.put(pull.number(), pull.head());
            }
        }
        return judged;
    }

    private boolean judge(Pull pull) throws IOException {
        return !repository.touchesTheFile(pull) || say(pull.head(), repository.judge(pull.head()));
    }

    private boolean say(Revision commit, Judgement judgement) throws IOException {
        try {
            repository.say(commit, judgement);
            return true;
        } catch (HttpException refused) {
            trouble = "GitHub answered " + refused.getResponseCode();
        } catch (FileNotFoundException hidden) {
            trouble = "GitHub answered 404";
        }
        return false;
    }
}
