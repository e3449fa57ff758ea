package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal lets nobody, somebody and machines do, as it is set up. */
class JudgementTest {

    private static final Judgement CLOSED = new Judgement(true, false);
    private static final Judgement PUBLIC = new Judgement(true, true);
    private static final Judgement ALONE = new Judgement(false, false);

    private static final Caller VIEWER = Caller.of(session(Set.of()));
    private static final Caller EVERYTHING = Caller.of(session(Set.of(Role.values())));

    private static Session session(Set<Role> roles) {
        Instant now = Instant.EPOCH;
        return new Session("id", new Person("local", "a", "a", null, roles), now, now, now);
    }

    private static Caller token(Scope scope) {
        Instant now = Instant.EPOCH;
        return Caller.of(new ApiToken("id", "name", Set.of(scope), "admin", now, now, null, null));
    }

    @Test
    void publicReadingIsForPagesAndNothingElse() {
        assertThat(PUBLIC.on(Need.READ, Caller.NOBODY, true, false)).isEqualTo(Decision.ALLOWED);
        assertThat(PUBLIC.on(Need.READ, Caller.NOBODY, false, false)).isEqualTo(Decision.SIGN_IN);
        assertThat(PUBLIC.on(Need.SIGNED_IN, Caller.NOBODY, true, false))
                .isEqualTo(Decision.SIGN_IN);
        assertThat(PUBLIC.on(Need.TRAIL, Caller.NOBODY, true, false)).isEqualTo(Decision.SIGN_IN);
        assertThat(PUBLIC.on(Need.TRAIL, VIEWER, true, false)).isEqualTo(Decision.REFUSED);
        assertThat(PUBLIC.on(Need.ADMIN, Caller.NOBODY, true, false)).isEqualTo(Decision.SIGN_IN);
        assertThat(PUBLIC.on(Need.METRICS, EVERYTHING, true, false)).isEqualTo(Decision.REFUSED);
    }

    @Test
    void portalWithoutSignInIsReadByThisMachineAndDecidedOnByNobody() {
        assertThat(ALONE.on(Need.READ, Caller.NOBODY, true, false)).isEqualTo(Decision.ALLOWED);
        assertThat(ALONE.on(Need.TRAIL, Caller.NOBODY, true, false)).isEqualTo(Decision.ALLOWED);
        assertThat(ALONE.on(Need.READ, Caller.NOBODY, false, false)).isEqualTo(Decision.SIGN_IN);
        assertThat(ALONE.on(Need.ADMIN, Caller.NOBODY, true, false)).isEqualTo(Decision.SIGN_IN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Need.class,
            names = {"READ", "SIGNED_IN", "TRAIL", "ADMIN", "METRICS"})
    void tokenNeverChangesAnything(Need need) {
        for (Scope scope : Scope.values()) {
            for (Judgement portal : Set.of(CLOSED, PUBLIC, ALONE)) {
                assertThat(portal.on(need, token(scope), false, false)).isEqualTo(Decision.REFUSED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/changes?q=%2F..%2F", "/projects/acme/infra/a%2Fb", "/trail/12#entry"})
    void ownPathsAreKept(String path) {
        assertThat(OwnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changes",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "/a\nb",
                "/\u0000",
                "/é",
                "/sign-in?to=/sign-in",
                "/%zz"
            })
    void whateverCouldLeadElsewhereIsTheFirstPage(String path) {
        assertThat(OwnPath.of(path)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "owner=a", "=a", "lead=a;boss=b"})
    void rolesThatCannotBeReadStopThePortalWithOneSentence(String rules) {
        assertThatThrownBy(() -> new RoleRules(Optional.of(rules)))
                .isInstanceOf(AccessUnusable.class)
                .hasMessageContaining("TIDEMARK_ROLES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.8.9.1", "[::1]", "::1"})
    void thisMachine(String host) {
        assertThat(ListenAddress.isThisMachine(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "127.example.org", "portal.example.org"})
    void otherMachines(String host) {
        assertThat(ListenAddress.isThisMachine(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access",
                "/access/tokens",
                "/trail/export",
                "/api/v1/trail/export",
                "/changes/a/b/1/evidence",
                "/q/metrics",
                "/log/tile/0",
                "/sign-out",
                "/changes"
            })
    void slashAtTheEndChangesNoNeed(String path) {
        assertThat(Rules.of(path + "/").need()).isEqualTo(Rules.of(path).need());
    }
}
