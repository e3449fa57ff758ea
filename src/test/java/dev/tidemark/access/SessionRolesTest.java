package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Actor;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.web.HandSetClock;
import dev.tidemark.secret.PortalKey;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles that teams at GitHub give, while they give them and GitHub says so. */
class SessionRolesTest {

    private static final Account JIWON = Account.person(11, "jiwon", "Jiwon", "jiwon@example.org");

    private final HandSetClock clock = new HandSetClock();
    private GitHubServer github;
    private AgroalDataSource database;
    private Sessions sessions;
    private SessionRoles roles;
    private SessionRoles withProvider;
    private Secret secret;

    @BeforeEach
    void signIn(@TempDir Path folder) throws Exception {
        github =
                GitHubServer.start(
                        new GitHubServer.Settings(
                                0,
                                Account.organization(9, "eco-cycle"),
                                "static-token",
                                Account.person(8, "portal", "Portal", "portal@example.org"),
                                5_000,
                                7,
                                0,
                                Clock.systemUTC()));
        github.github().addAccount(JIWON);
        github.github().organization().addTo("platform-leads", JIWON);
        database = TestDatabase.pool(TestDatabase.fresh().application());
        var signIn = Settings.gitHub(github.github().api().toString());
        var accounts = new GitHubAccounts(signIn, clock);
        var settings = Settings.standard();
        sessions = new Sessions(database, clock, settings);
        var tokens =
                new UserTokens(
                        database,
                        new SealedTokens(PortalKey.open(folder.resolve("key"))),
                        accounts,
                        clock);
        var rules = new RoleRules(Optional.of("lead=eco-cycle/platform-leads,eco-cycle/none"));
        var standing = new GitHubStanding(accounts, rules, Optional.of(List.of("org:eco-cycle")));
        roles = roles(tokens, standing, settings);
        withProvider = roles(tokens, standing, Settings.withProvider());
        var account = new Actor("jiwon", "11");
        tokens.keep(account, new GitHubToken(github.userToken(JIWON), null, null));
        secret = sessions.begin(new Person("github", "11", "jiwon", account, Set.of(Role.LEAD)));
    }

    private SessionRoles roles(
            UserTokens tokens, GitHubStanding standing, AccessSettings settings) {
        return new SessionRoles(
                sessions,
                new UsersFile(Optional.empty()),
                tokens,
                standing,
                settings,
                Settings.provider(),
                clock);
    }

    @AfterEach
    void close() {
        github.close();
        database.close();
    }

    private Optional<Person> now() throws Exception {
        Optional<Session> found = sessions.find(secret);
        return found.isEmpty() ? Optional.empty() : roles.now(found.get()).map(Session::person);
    }

    @Test
    void roleGoesWithTheTeamAfterFiveMinutes() throws Exception {
        github.github().organization().removeFrom("platform-leads", JIWON);
        assertThat(now().orElseThrow().is(Role.LEAD)).isTrue();

        clock.pass(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(now().orElseThrow().is(Role.LEAD)).isFalse();
    }

    @Test
    void memberStaysOneHoweverOftenGitHubIsAsked() throws Exception {
        for (int i = 0; i < 4; i++) {
            clock.pass(Duration.ofMinutes(6));
            assertThat(now().orElseThrow().is(Role.LEAD)).isTrue();
        }
    }

    @Test
    void githubThatDoesNotAnswerGivesNoRoles() throws Exception {
        clock.pass(Duration.ofMinutes(6));
        github.close();

        Person person = now().orElseThrow();

        assertThat(person.roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void invitedIsNotAMemberYet() throws Exception {
        github.github().organization().removeFrom("platform-leads", JIWON);
        github.github().organization().invite("platform-leads", JIWON);
        clock.pass(Duration.ofMinutes(6));

        assertThat(now().map(person -> person.is(Role.LEAD)).orElse(false)).isFalse();
    }

    @Test
    void whatAProviderSaidHoldsForAnHourAndIsThenAskedForBySigningIn() throws Exception {
        Secret of =
                sessions.begin(new Person(Person.OIDC, "eco-1", "jiwon", null, Set.of(Role.LEAD)));

        clock.pass(Duration.ofMinutes(59));
        assertThat(withProvider.now(sessions.find(of).orElseThrow())).isPresent();

        clock.pass(Duration.ofMinutes(2));
        assertThat(withProvider.now(sessions.find(of).orElseThrow())).isEmpty();
        assertThat(sessions.find(of)).isEmpty();
    }
}
