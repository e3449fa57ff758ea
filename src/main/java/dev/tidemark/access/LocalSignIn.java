package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Checks the password of somebody in the users file. Blocking. */
@Singleton
class LocalSignIn {

    /** In UTF-16; what is longer was not typed. */
    private static final int LONGEST_PASSWORD = 256;

    /** Each takes memory and a whole core, on purpose. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final PasswordHash NOBODYS = PasswordHash.of("nobody's password".toCharArray());

    private final UsersFile users;
    private final Attempts attempts;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    LocalSignIn(UsersFile users, Attempts attempts) {
        this.users = users;
        this.attempts = attempts;
    }

    /** What came of it. */
    sealed interface Result {
        record Right(Person person) implements Result {}

        record Wrong() implements Result {}

        record Wait(Duration pause) implements Result {}
    }

    /** Takes as long for a login that is not there as for one that is. */
    Result check(String login, String password, String address) {
        String name = LocalUser.isLogin(login) ? login : "";
        Duration pause = attempts.pause(name, address);
        if (!pause.isZero()) {
            return new Result.Wait(pause);
        }
        if (!hasPlace()) {
            return new Result.Wait(PATIENCE);
        }
        try {
            // Others that came at the same time may have used up what was free.
            Duration late = attempts.begin(name, address);
            if (!late.isZero()) {
                return new Result.Wait(late);
            }
            Optional<LocalUser> user = users.user(name);
            PasswordHash hash = user.or(users::anybody).map(LocalUser::password).orElse(NOBODYS);
            if (isOf(hash, password) && user.isPresent()) {
                attempts.right(name, address);
                return new Result.Right(user.get().person());
            }
            return new Result.Wrong();
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOf(PasswordHash hash, String password) {
        boolean isLong = password.length() > LONGEST_PASSWORD;
        char[] tried = isLong ? new char[0] : password.toCharArray();
        return hash.isOf(tried) && !isLong;
    }
}
