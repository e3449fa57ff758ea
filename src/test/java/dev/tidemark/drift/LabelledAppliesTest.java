package dev.tidemark.drift;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.atlantis.AtlantisTold.status;
import static dev.tidemark.atlantis.AtlantisTold.statusReport;
import static dev.tidemark.drift.TerraformDriftTest.found;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.LabelledApplies.PlacedApply;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Folded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Given commit statuses of applies, then the projects that they can only be of. */
class LabelledAppliesTest {

    private static final String PLACE = Subject.project(BACKEND, DATA.unnamed()).value();

    private static List<PlacedApply> applies(String label, List<NewEntry> told) {
        return Folded.with(new LabelledAppliesProjection(), told, 2)
                .history(
                        Subject.of("label", BACKEND.toString(), label).value(),
                        "apply",
                        PlacedApply.class);
    }

    private static List<PlacedApply> ofData(List<NewEntry> told) {
        return applies(Objects.requireNonNull(DATA.name()), told);
    }

    @Test
    void statusIsOfTheOneProjectThatWasCalledSo() {
        assertThat(
                        ofData(
                                List.of(
                                        planComment(10, DATA, COUNTS),
                                        applyStatus(20, revision(1), DATA, true))))
                .containsExactly(new PlacedApply(PLACE, new Applied(at(20), null, null)));
    }

    @Test
    void projectWithoutANameIsCalledByItsPlace() {
        AtlantisProject unnamed = DATA.unnamed();
        String label = unnamed.dir() + "/" + unnamed.workspace();
        String context = "atlantis/apply: " + label;

        assertThat(
                        applies(
                                label,
                                List.of(
                                        found(10, unnamed, "aws_vpc.main"),
                                        status(
                                                20,
                                                revision(1),
                                                context,
                                                new ApplyEvent.Succeeded(
                                                        statusReport(context, "Apply succeeded."),
                                                        null)))))
                .extracting(PlacedApply::place)
                .containsExactly(PLACE);
    }

    @Test
    void nameOfTwoPlacesIsNobodys() {
        var moved = new AtlantisProject("terraform/elsewhere", DATA.workspace(), DATA.name());

        assertThat(
                        ofData(
                                List.of(
                                        planComment(10, DATA, COUNTS),
                                        planComment(15, moved, COUNTS),
                                        applyStatus(20, revision(1), DATA, true))))
                .isEmpty();
    }

    @Test
    void statusOfNobodyThatIsKnownOrOfAllOrOfAFailureIsNoApply() {
        String all = "atlantis/apply";

        assertThat(ofData(List.of(applyStatus(20, revision(1), DATA, true)))).isEmpty();
        assertThat(
                        ofData(
                                List.of(
                                        planComment(10, DATA, COUNTS),
                                        applyStatus(20, revision(1), DATA, false),
                                        status(
                                                30,
                                                revision(1),
                                                all,
                                                new ApplyEvent.Succeeded(
                                                        statusReport(all, "Apply succeeded."),
                                                        null)))))
                .isEmpty();
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        var moved = new AtlantisProject("terraform/elsewhere", DATA.workspace(), DATA.name());
        var told =
                new ArrayList<>(
                        List.of(
                                planComment(10, DATA, COUNTS),
                                applyStatus(20, revision(1), DATA, true),
                                planComment(30, moved, COUNTS),
                                applyStatus(40, revision(2), DATA, true)));
        List<PlacedApply> known = ofData(told);
        assertThat(known).hasSize(1);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(told, new Random(seed));
            assertThat(ofData(told)).isEqualTo(known);
        }
    }
}
