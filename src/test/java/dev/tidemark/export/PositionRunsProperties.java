package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PositionRunsProperties {

    @Property(tries = 200)
    void readBackAsTheyWereAddedAndNoRunTouchesAnother(
            @ForAll @Size(max = 60) Set<@LongRange(min = 0, max = 100) Long> some)
            throws IOException {
        List<Long> positions = List.copyOf(new TreeSet<>(some));
        try (var runs = new PositionRuns()) {
            for (long position : positions) {
                runs.add(position);
            }
            runs.end();

            var visited = new ArrayList<Long>();
            runs.forEach(visited::add);
            assertThat(visited).isEqualTo(positions);
            assertThat(runs.count()).isEqualTo(positions.size());
            long neighbours = positions.stream().filter(each -> some.contains(each - 1)).count();
            assertThat(text(runs).lines().count()).isEqualTo(positions.size() - neighbours);
        }
    }

    private static String text(PositionRuns runs) throws IOException {
        var text = new ByteArrayOutputStream();
        runs.copyTo(text);
        return text.toString(StandardCharsets.US_ASCII);
    }
}
