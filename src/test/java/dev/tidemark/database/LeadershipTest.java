package dev.tidemark.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final long LOCK = 4_711;

    private final DatabaseAddresses addresses = TestDatabase.fresh();
    private final AgroalDataSource one = TestDatabase.pool(addresses.application());
    private final AgroalDataSource other = TestDatabase.pool(addresses.application());

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void ofTwoProcessesOneLeadsUntilItGivesItUp() throws Exception {
        try (var first = new Leadership(one, LOCK);
                var second = new Leadership(other, LOCK)) {
            assertThat(first.isHeld()).isTrue();
            assertThat(second.isHeld()).isFalse();
            assertThat(first.isHeld()).isTrue();

            first.close();

            assertThat(second.isHeld()).isTrue();
            assertThat(first.isHeld()).isFalse();
        }
    }

    @Test
    void whoClosedItNeverLeadsAgain() throws Exception {
        var first = new Leadership(one, LOCK);
        assertThat(first.leads()).isTrue();

        first.close();

        assertThat(first.leads()).isFalse();
        assertThat(first.isHeld()).isFalse();
        try (var second = new Leadership(other, LOCK)) {
            assertThat(second.leads()).isTrue();
        }
    }

    @Test
    void whoCannotAskTheDatabaseDoesNotLead() {
        try (var first = new Leadership(one, LOCK)) {
            one.close();

            assertThat(first.leads()).isFalse();
        }
    }

    @Test
    void whoseSessionEndsLeadsNoMore() throws Exception {
        try (var second = new Leadership(other, LOCK)) {
            var first = new Leadership(one, LOCK);
            assertThat(first.isHeld()).isTrue();
            TestDatabase.executeAsSuperuser(
                    TestDatabase.superuserOf(addresses),
                    """
                    select pg_terminate_backend(pid)
                    from pg_locks
                    where locktype = 'advisory' and granted and database = (
                        select oid from pg_database where datname = current_database())
                    """);

            assertThat(second.isHeld()).isTrue();
            assertThat(first.isHeld()).isFalse();
        }
    }
}
