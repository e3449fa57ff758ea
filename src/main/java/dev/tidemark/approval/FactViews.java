package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Subject;
import dev.tidemark.sentence.EventMark;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Telling;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decisions as sentences. */
@Singleton
class FactViews {

    private final EventSentence sentence;
    private final EventMark mark;

    FactViews(EventSentence sentence, EventMark mark) {
        this.sentence = sentence;
        this.mark = mark;
    }

    /** All about one request, the oldest first. */
    List<FactView> history(ApprovalLine line) {
        return line.standing().history().stream().map(fact -> of(line, fact)).toList();
    }

    /** All about other requests for the same project of the same pull request, the oldest first. */
    List<FactView> earlier(ApprovalLine line, List<ApprovalLine> ofChange) {
        return ofChange.stream()
                .filter(other -> !other.id().equals(line.id()))
                .filter(other -> isSamePlace(other, line))
                .flatMap(other -> history(other).stream())
                .sorted(Comparator.comparingLong(FactView::position))
                .toList();
    }

    private static boolean isSamePlace(ApprovalLine first, ApprovalLine second) {
        return place(first).equals(place(second));
    }

    private static AtlantisProject place(ApprovalLine line) {
        return line.standing().request().project().unnamed();
    }

    /** The last that was decided; a decision that was refused changed nothing. */
    Optional<FactView> last(ApprovalLine line) {
        return line.standing().history().reversed().stream()
                .filter(fact -> !(fact.event() instanceof ApprovalEvent.Refused))
                .findFirst()
                .map(fact -> of(line, fact));
    }

    private FactView of(ApprovalLine line, ApprovalFact fact) {
        var subject =
                Subject.change(line.standing().repository(), line.standing().request().change());
        return new FactView(
                fact.time(),
                mark.of(fact.event()),
                sentence.of(
                        new Telling(
                                fact.event(),
                                fact.actor(),
                                subject,
                                RequestLinks.repository(line))),
                fact.position(),
                RequestLinks.request(line.id()),
                RequestLinks.comment(line, fact));
    }
}
