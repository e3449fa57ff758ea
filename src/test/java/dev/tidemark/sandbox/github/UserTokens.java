package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.web.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * User access tokens of a GitHub App. A token says by itself whose it is and until when, under a
 * signature, so that those of yesterday are still good after the server was started again.
 */
final class UserTokens {

    static final Duration ACCESS = Duration.ofHours(8);
    static final Duration REFRESH = Duration.ofDays(184);

    private static final Pattern TOKEN =
            Pattern.compile("(gh[ur])_(([0-9]+)x([0-9]+)x([0-9A-Za-z_-]{32}))([0-9a-f]{64})");

    private final Accounts accounts;
    private final Clock clock;
    private final Set<String> takenBack = ConcurrentHashMap.newKeySet();
    private final Map<String, String> accessOf = new ConcurrentHashMap<>();
    private final Map<String, Instant> oldest = new ConcurrentHashMap<>();
    private volatile String key = Secrets.next();

    UserTokens(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What the app gets of somebody. */
    record Pair(String access, String refresh) {}

    /** Those of this app, from now on. */
    void of(App app) {
        key = app.clientSecret();
    }

    Pair issue(Account account) {
        var pair = new Pair(token("ghu", account, ACCESS), token("ghr", account, REFRESH));
        accessOf.put(pair.refresh(), pair.access());
        return pair;
    }

    private String token(String kind, Account account, Duration lasts) {
        long end = clock.instant().plus(lasts).toEpochMilli();
        var said = account.id() + "x" + end + "x" + Secrets.next();
        return kind + "_" + said + signature(kind, said);
    }

    private String signature(String kind, String said) {
        return Hmac.of("HmacSHA256", key, (kind + said).getBytes(StandardCharsets.US_ASCII));
    }

    Optional<Account> whose(String accessToken) {
        return account("ghu", ACCESS, accessToken);
    }

    /** Serves once, and takes the access token back that it came with. */
    Optional<Pair> refresh(String refreshToken) {
        var account = account("ghr", REFRESH, refreshToken);
        if (account.isEmpty() || !takenBack.add(refreshToken)) {
            return Optional.empty();
        }
        Optional.ofNullable(accessOf.remove(refreshToken)).ifPresent(takenBack::add);
        return account.map(this::issue);
    }

    private Optional<Account> account(String kind, Duration lasts, String token) {
        var matcher = TOKEN.matcher(token);
        if (!matcher.matches()
                || !matcher.group(1).equals(kind)
                || !Secrets.areEqual(matcher.group(6), signature(kind, matcher.group(2)))
                || takenBack.contains(token)) {
            return Optional.empty();
        }
        var end = Instant.ofEpochMilli(Long.parseLong(matcher.group(4)));
        var begin = end.minus(lasts);
        boolean isGood =
                clock.instant().isBefore(end)
                        && !begin.isBefore(oldest.getOrDefault(kind, Instant.MIN));
        return isGood ? accounts.byId(Long.parseLong(matcher.group(3))) : Optional.empty();
    }

    /** As exactly as a token says it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** No access token of before is good any more. */
    void expireAccess() {
        oldest.put("ghu", now());
    }

    /** Nor is a refresh token: whoever signed in has to do so again. */
    void expireRefresh() {
        oldest.put("ghr", now());
    }
}
