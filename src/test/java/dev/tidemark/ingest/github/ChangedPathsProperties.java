package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.JsonSize;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChangedPathsProperties {

    @Property(tries = 300)
    void everyPathIsCoveredWithinTheRoomThatThereIs(
            @ForAll("listed") List<String> listed,
            @ForAll @IntRange(min = 20, max = 600) int room) {
        var changed = ChangedPaths.of(listed, true, room);

        assertThat(JsonSize.of(changed.paths())).isLessThanOrEqualTo(room);
        assertThat(listed).allMatch(path -> isCovered(path, changed.paths()));
        if (!changed.widened()) {
            assertThat(changed.paths()).containsExactlyInAnyOrderElementsOf(List.copyOf(listed));
        }
    }

    private static boolean isCovered(String path, List<String> by) {
        return by.contains(ChangedPaths.EVERYTHING)
                || by.contains(path)
                || by.stream().anyMatch(parent -> parent.endsWith("/") && path.startsWith(parent));
    }

    @Provide
    Arbitrary<List<String>> listed() {
        var part = Arbitraries.of("a", "bb", "c-c", "Ü", "\"q\"", "d".repeat(40));
        var path = part.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("/", parts));
        return path.list().ofMaxSize(120).uniqueElements();
    }
}
