package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoreplyAddressTest {

    private final NoreplyAddress github = new NoreplyAddress("github.com");

    @ParameterizedTest
    @CsvSource({
        "12345+hana@users.noreply.github.com, hana, 12345",
        "hana@users.noreply.github.com, hana,",
        "Hana-K@Users.NoReply.GitHub.com, Hana-K,",
        "49699333+dependabot[bot]@users.noreply.github.com, dependabot[bot], 49699333",
        "77+hana_acme@users.noreply.github.com, hana_acme, 77"
    })
    void noreplyAddressNamesAnAccount(String email, String login, String id) {
        assertThat(github.account(GitFixture.person("Anyone", email)))
                .isEqualTo(new Actor(login, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hana@acme.example",
                "noreply@github.com",
                "@users.noreply.github.com",
                "hana@users.noreply.github.com.evil.example",
                "hana@users.noreply.githubXcom",
                "a b@users.noreply.github.com",
                "1+2+hana@users.noreply.github.com",
                "hana@users.noreply.git.acme.example",
                ""
            })
    void anyOtherAddressNamesNobody(String email) {
        assertThat(github.account(GitFixture.person("Hana", email))).isNull();
    }

    @Test
    void anAccountOfAnotherHostIsAnotherPerson() {
        var own = new NoreplyAddress("git.acme.example:8443");

        assertThat(own.account(GitFixture.HANA)).isNull();
        assertThat(own.account(GitFixture.person("Hana", "7+hana@users.noreply.git.acme.example")))
                .isEqualTo(new Actor("hana", "7"));
        assertThat(own.isWebInterface(GitFixture.person("GitHub", "noreply@git.acme.example")))
                .isTrue();
        assertThat(own.isWebInterface(GitFixture.GITHUB)).isFalse();
    }
}
