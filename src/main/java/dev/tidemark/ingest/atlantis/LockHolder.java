package dev.tidemark.ingest.atlantis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who holds the lock, out of the failure text of {@code server/events/project_locker.go}. */
final class LockHolder {

    private static final String TEXT = "This project is currently locked by";
    private static final Pattern PULL =
            Pattern.compile(
                    "pull (?:request )?(?:\\[?#(\\d{1,9})\\b|\\S{0,300}/pull/(\\d{1,9})\\b)");

    private LockHolder() {}

    static boolean isTold(String failure) {
        return failure.startsWith(TEXT);
    }

    /** Number of the pull request; null if it is not in a form that is known. */
    static @Nullable Long number(String failure) {
        Matcher pull = PULL.matcher(failure);
        if (!pull.find()) {
            return null;
        }
        return Long.valueOf(pull.group(1) != null ? pull.group(1) : pull.group(2));
    }
}
