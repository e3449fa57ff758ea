package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Actor;
import dev.tidemark.sandbox.web.HandSetClock;
import io.agroal.api.AgroalDataSource;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a session lasts, and what of it is kept. */
class SessionsTest {

    private static final Person LEAD =
            new Person("oidc", "eco-7", "lead", new Actor("jiwon", "29330175"), Set.of(Role.LEAD));

    private final HandSetClock clock = new HandSetClock();
    private AgroalDataSource database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestDatabase.fresh().application();
        database = TestDatabase.pool(address);
        sessions = new Sessions(database, clock, Settings.standard());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sessionIsItsPersonWithRolesAndAccount() throws Exception {
        Secret secret = sessions.begin(LEAD);

        Session found = sessions.find(secret).orElseThrow();

        assertThat(found.person()).isEqualTo(LEAD);
        assertThat(found.id()).isEqualTo(secret.hash()).isNotEqualTo(secret.text());
    }

    @Test
    void secretItselfIsNowhereInTheDatabase() throws Exception {
        Secret secret = sessions.begin(LEAD);

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*), string_agg(s::text, ' ') from work.session s")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getString(2)).contains(secret.hash()).doesNotContain(secret.text());
        }
    }

    @Test
    void sessionThatIsUsedGoesOnAndOneThatIsNotEnds() throws Exception {
        Secret used = sessions.begin(LEAD);
        Secret idle = sessions.begin(LEAD);
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofHours(2));
            assertThat(sessions.find(used)).isPresent();
        }

        assertThat(sessions.find(idle)).isEmpty();
    }

    @Test
    void sessionEndsAfterADayHoweverBusyItIs() throws Exception {
        Secret secret = sessions.begin(LEAD);
        for (int hour = 1; hour < 24; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(sessions.find(secret)).as("after %d hours", hour).isPresent();
        }
        clock.pass(Duration.ofHours(1));

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void watchingAStreamDoesNotKeepASessionAlive() throws Exception {
        Secret secret = sessions.begin(LEAD);
        for (int i = 0; i < 8; i++) {
            assertThat(sessions.isAlive(secret.hash())).isTrue();
            clock.pass(Duration.ofHours(1));
        }

        assertThat(sessions.isAlive(secret.hash())).isFalse();
    }

    @Test
    void endingAllEndsThoseOfTheAccountAndNoOther() throws Exception {
        var namesake = new Person("local", "eco-7", "lead", null, Set.of());
        Secret one = sessions.begin(LEAD);
        Secret two = sessions.begin(LEAD);
        Secret other = sessions.begin(namesake);

        assertThat(sessions.endAll(LEAD)).isEqualTo(2);

        assertThat(sessions.find(one)).isEmpty();
        assertThat(sessions.find(two)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
    }

    @Test
    void ofSeveralThatFindTheRolesOldOneAsksAnew() throws Exception {
        Session session = sessions.find(sessions.begin(LEAD)).orElseThrow();
        clock.pass(Duration.ofMinutes(6));

        assertThat(sessions.claimRoles(session)).isTrue();
        assertThat(sessions.claimRoles(session)).isFalse();
    }

    @Test
    void endedSessionsAreSweptAndOthersAreNot() throws Exception {
        sessions.begin(LEAD);
        clock.pass(Duration.ofHours(9));
        Secret fresh = sessions.begin(LEAD);

        sessions.sweep();

        assertThat(sessions.endAll(LEAD)).isEqualTo(1);
        assertThat(sessions.find(fresh)).isEqualTo(Optional.empty());
    }
}
