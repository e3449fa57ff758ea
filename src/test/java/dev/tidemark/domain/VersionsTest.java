package dev.tidemark.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static final Placement MY =
            new Placement("production", "argocd", "my", "production", "my");

    @Test
    void tagOfTheImageThatIsNamedAsTheApplication() {
        assertThat(
                        Versions.tag(
                                MY,
                                List.of(
                                        "envoy:1.2",
                                        "registry.acme.dev:5000/team/my:1.42.0@sha256:ab")))
                .isEqualTo("1.42.0");
    }

    @Test
    void severalImagesOfOtherNamesTellNothing() {
        assertThat(Versions.tag(MY, List.of("envoy:1.2", "redis:8"))).isNull();
        assertThat(Versions.tag(MY, List.of("other:3"))).isEqualTo("3");
        assertThat(Versions.tag(MY, List.of())).isNull();
    }

    @Test
    void digestStandsForAMissingTag() {
        assertThat(Versions.tag(MY, List.of("my@sha256:0123456789abcdef")))
                .isEqualTo("sha256:0123456");
    }

    @Test
    void onlyImagesThatChangedAreTold() {
        assertThat(Versions.moved(List.of("a:1", "b:1", "c:1"), List.of("a:1", "b:2", "d")))
                .containsExactly(
                        new Versions.Moved("b", "1", "2", false, false),
                        new Versions.Moved("d", null, null, true, false),
                        new Versions.Moved("c", "1", null, false, true));
    }
}
