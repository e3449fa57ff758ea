package dev.tidemark.approval.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.posting.PostAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void nameTellsTwoOfOneHostApartAndNothingOfTheSecret() throws Exception {
        Target one = Target.parse("slack=https://hooks.slack.com/services/T0/B0/s3cr3t");
        Target other = Target.parse("slack=https://hooks.slack.com/services/T0/B0/0ther");

        assertThat(one.name()).startsWith("slack hooks.slack.com #").doesNotContain("s3cr3t");
        assertThat(one.name()).isNotEqualTo(other.name());
        assertThat(one).hasToString(one.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/hook",
                "mail=https://example.org/hook",
                "json=http://example.org/hook",
                "json=http://localhost.example.org/hook",
                "json=ftp://localhost/hook",
                "json=https://user:s3cr3t@example.org/hook",
                "json=https:///hook",
                "json=not an address"
            })
    void whatIsNotSafeIsNoTarget(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(PostAddress.Unusable.class)
                .hasMessageNotContaining("hook");
    }

    @Test
    void jsonThatNobodySignsIsNotSent() {
        var settings =
                new NotificationSettings(
                        Optional.of(List.of("json=https://example.org/s3cr3t")),
                        Optional.of("short"));

        assertThat(settings.targets()).isEmpty();
        assertThat(settings.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem)
                                .contains("TIDEMARK_NOTIFY_SECRET")
                                .doesNotContain("s3cr3t"));
    }
}
