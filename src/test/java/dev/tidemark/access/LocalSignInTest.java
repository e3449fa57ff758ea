package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.access.LocalSignIn.Result;
import dev.tidemark.sandbox.web.HandSetClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of the users file, and how guessing them is slowed down. */
class LocalSignInTest {

    private static final String HOME = "192.0.2.1";

    private final HandSetClock clock = new HandSetClock();
    private Path file;
    private LocalSignIn signIn;

    @BeforeEach
    void write(@TempDir Path folder) throws Exception {
        file = folder.resolve("users.yaml");
        Files.writeString(file, LocalUsers.standard());
        signIn = new LocalSignIn(new UsersFile(Optional.of(file)), new Attempts(clock));
    }

    @Test
    void rightPasswordIsThePersonOfTheFile() {
        Result result = signIn.check("lead", LocalUsers.PASSWORD, HOME);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Right.class,
                        right -> {
                            assertThat(right.person().is(Role.LEAD)).isTrue();
                            assertThat(right.person().is(Role.ADMIN)).isFalse();
                            assertThat(right.person().actor().id()).isEqualTo("29330175");
                        });
    }

    @Test
    void guessingOneLoginIsSlowedDownMoreAndMore() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.check("lead", "guess " + i, HOME)).isInstanceOf(Result.Wrong.class);
        }

        // Not even the right one, from wherever it comes.
        assertThat(pause(signIn.check("lead", LocalUsers.PASSWORD, "198.51.100.9")))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(signIn.check("admin", LocalUsers.PASSWORD, HOME))
                .isInstanceOf(Result.Right.class);
        clock.pass(Duration.ofSeconds(2));
        assertThat(signIn.check("lead", "guess", HOME)).isInstanceOf(Result.Wrong.class);
        assertThat(pause(signIn.check("lead", LocalUsers.PASSWORD, HOME)))
                .isEqualTo(Duration.ofSeconds(4));
        clock.pass(Duration.ofSeconds(4));
        assertThat(signIn.check("lead", LocalUsers.PASSWORD, HOME))
                .isInstanceOf(Result.Right.class);
        assertThat(signIn.check("lead", "guess", HOME)).isInstanceOf(Result.Wrong.class);
    }

    @Test
    void guessingManyLoginsFromOnePlaceIsSlowedDownToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn.check("user" + i, "guess", HOME)).isInstanceOf(Result.Wrong.class);
        }

        assertThat(signIn.check("lead", LocalUsers.PASSWORD, HOME)).isInstanceOf(Result.Wait.class);
        assertThat(signIn.check("lead", LocalUsers.PASSWORD, "198.51.100.9"))
                .isInstanceOf(Result.Right.class);
    }

    @Test
    void guessesThatComeAtOnceAreLetThroughNoMoreThanOneByOne() {
        List<Result> results =
                IntStream.range(0, 24)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> signIn.check("lead", "guess " + i, HOME),
                                        work -> Thread.ofVirtual().start(work)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(results).filteredOn(Result.Wrong.class::isInstance).hasSize(5);
        assertThat(results).filteredOn(Result.Wait.class::isInstance).hasSize(19);
    }

    private static Duration pause(Result result) {
        assertThat(result).isInstanceOf(Result.Wait.class);
        return ((Result.Wait) result).pause();
    }

    @Test
    void argon2IsCheckedAsTheReferenceImplementationWritesIt() {
        // echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -e
        PasswordHash hash =
                PasswordHash.parse(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(hash.isOf("password".toCharArray())).isTrue();
        assertThat(hash.isOf("Password".toCharArray())).isFalse();
    }

    @Test
    void newHashIsReadAgainAndNeverTheSameTwice() {
        PasswordHash one = PasswordHash.of("pässword 🙂".toCharArray());
        PasswordHash two = PasswordHash.of("pässword 🙂".toCharArray());

        assertThat(PasswordHash.parse(one.text()).isOf("pässword 🙂".toCharArray())).isTrue();
        assertThat(one.text()).isNotEqualTo(two.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "$1$salt$hash",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2b$31$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoHashOrWouldStopThePortalIsNotTaken(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(text))
                .withMessageNotContaining(text);
    }

    @Test
    void entriesThatCannotBeReadAreLeftOutAndTheOthersStay() throws Exception {
        Files.writeString(
                file,
                "- login: Léad\n  password: x\n- just a text\n"
                        + LocalUsers.user("viewer", "owner")
                        + LocalUsers.user("admin", "admin"));

        assertThat(signIn.check("admin", LocalUsers.PASSWORD, HOME))
                .isInstanceOf(Result.Right.class);
        assertThat(signIn.check("viewer", LocalUsers.PASSWORD, HOME))
                .isInstanceOf(Result.Wrong.class);
    }

    @Test
    void fileThatIsNoYamlHasNobody() throws Exception {
        Files.writeString(file, "- {login: lead\n password: !!java.net.URL [x]");

        assertThat(signIn.check("lead", LocalUsers.PASSWORD, HOME))
                .isInstanceOf(Result.Wrong.class);
    }
}
