package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read from the claims of a token. */
class OidcPersonTest {

    private static final RoleRules RULES =
            new RoleRules(Optional.of("lead = platform-leads, sre; auditor=audit;admin=admins"));

    private static Optional<Person> person(String claims, String groupsClaim, String required)
            throws Exception {
        var settings =
                new OidcSettings(
                        Optional.of("https://login.example.org"),
                        Optional.of("tidemark"),
                        Optional.of("secret"),
                        Optional.of(List.of("profile")),
                        Optional.empty(),
                        "preferred_username",
                        groupsClaim,
                        Optional.of("github_login"),
                        Optional.of("github_id"),
                        Optional.of(required),
                        Duration.ofHours(1));
        return new OidcPerson(settings, RULES).of(new ObjectMapper().readTree(claims));
    }

    @Test
    void groupsAreRolesAndClaimsAreTheAccountAtGitHub() throws Exception {
        Person person =
                person(
                                """
                                {"sub": "eco-1", "preferred_username": "lead",
                                 "groups": ["developers", "sre"],
                                 "github_login": "jiwon", "github_id": 29330175}
                                """,
                                "groups",
                                "")
                        .orElseThrow();

        assertThat(person.subject()).isEqualTo("eco-1");
        assertThat(person.roles()).containsExactlyInAnyOrder(Role.VIEWER, Role.LEAD);
        assertThat(person.actor().id()).isEqualTo("29330175");
    }

    @Test
    void groupsMayLieInAnotherClaim() throws Exception {
        Person person =
                person(
                                """
                                {"sub": "1", "realm_access": {"roles": ["audit"]}}
                                """,
                                "realm_access/roles",
                                "")
                        .orElseThrow();

        assertThat(person.is(Role.AUDITOR)).isTrue();
        assertThat(person.login()).isEqualTo("1");
        assertThat(person.github()).isNull();
    }

    @Test
    void groupsThatOnlyLookLikeOneGiveNothing() throws Exception {
        Person person =
                person(
                                """
                                {"sub": "1", "groups": ["Platform-Leads", "platform-le\u0430ds", " sre", "admins,"]}
                                """,
                                "groups",
                                "")
                        .orElseThrow();

        assertThat(person.roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void requiredGroupKeepsOthersOut() throws Exception {
        String claims = "{\"sub\": \"1\", \"groups\": [\"developers\"]}";

        assertThat(person(claims, "groups", "developers")).isPresent();
        assertThat(person(claims, "groups", "tidemark")).isEmpty();
        assertThat(person("{\"groups\": [\"developers\"]}", "groups", "developers")).isEmpty();
    }

    @Test
    void loginHoldsNothingThatChangesHowALineLooks() throws Exception {
        Person person =
                person("{\"sub\": \"1\", \"preferred_username\": \"a\\u202Eb\\nc\"}", "groups", "")
                        .orElseThrow();

        assertThat(person.login()).isEqualTo("a b c");
    }
}
