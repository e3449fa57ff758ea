package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after a few wrong passwords a login, and after more an address, has to wait,
 * longer each time. Kept in memory; each replica counts for itself.
 */
@Singleton
class Attempts {

    private static final int FREE_BY_LOGIN = 5;

    /** Many people may come from one address. */
    private static final int FREE_BY_ADDRESS = 30;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** After so long without a wrong one everything is forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final int REMEMBERED = 20_000;

    private record Failed(int times, Instant last, Instant until) {}

    private final Clock clock;

    private final Map<String, Failed> failed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next try; zero if it may be now. */
    synchronized Duration pause(String login, String address) {
        Instant now = clock.instant();
        Duration byLogin = pause("login " + login, now);
        Duration byAddress = pause("address " + address, now);
        return byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
    }

    private Duration pause(String key, Instant now) {
        Failed before = failed.get(key);
        return before == null || !before.until().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, before.until());
    }

    /**
     * One is tried, unless it has to wait. It counts as wrong until {@link #right} says otherwise,
     * or many at once would all be free.
     *
     * @return how long to wait; zero if it is let through, and counted
     */
    synchronized Duration begin(String login, String address) {
        Duration pause = pause(login, address);
        if (pause.isZero()) {
            count("login " + login, FREE_BY_LOGIN);
            count("address " + address, FREE_BY_ADDRESS);
        }
        return pause;
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failed before = failed.remove(key);
        int times =
                before == null || before.last().plus(MEMORY).isBefore(now) ? 1 : before.times() + 1;
        failed.put(key, new Failed(times, now, now.plus(wait(times - free))));
    }

    /** 2, 4, 8, … seconds. */
    private static Duration wait(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(2L << Math.min(beyond, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** It was right: the login begins anew, and the address is as if nothing had been tried. */
    synchronized void right(String login, String address) {
        failed.remove("login " + login);
        Failed before = failed.get("address " + address);
        if (before != null) {
            failed.put(
                    "address " + address,
                    new Failed(before.times() - 1, before.last(), before.last()));
        }
    }
}
