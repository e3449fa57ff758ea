package dev.tidemark.evidence;

import dev.tidemark.sentence.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as it is written.
 *
 * @param root of the checkpoint, base64
 */
record EvidenceView(String heading, String taken, String root, List<Section> sections) {

    EvidenceView {
        sections = List.copyOf(sections);
    }

    /**
     * One question.
     *
     * @param answers in sentences, with all text from outside made visible
     */
    record Section(
            int number, String question, String controls, List<String> answers, List<Line> lines) {}

    /** One entry behind the answer. */
    record Line(
            long position,
            String time,
            VisibleText text,
            @Nullable VisibleText actor,
            String proof) {}
}
