package dev.tidemark.approval;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a plan would do: as a sentence and as a tally, what it destroys first. */
@Singleton
class PlanDeeds {

    /**
     * A count with its sign.
     *
     * @param style {@code del}, {@code chg} or {@code add}
     * @param word that says the same to who sees no sign
     */
    record Tally(String style, String text, String word) {}

    private final ApprovalMessages words;
    private final Phrases phrases;

    PlanDeeds(ApprovalMessages words, Phrases phrases) {
        this.words = words;
        this.phrases = phrases;
    }

    String sentence(@Nullable PlanCounts planned) {
        if (planned == null) {
            return words.doesWhat();
        }
        List<String> deeds = tally(planned).stream().map(Tally::word).toList();
        return deeds.isEmpty() ? words.doesNothing() : words.does(phrases.all(deeds));
    }

    List<Tally> tally(@Nullable PlanCounts planned) {
        var tally = new ArrayList<Tally>();
        if (planned != null) {
            add(tally, "del", "−", planned.destroy(), words::destroys);
            add(tally, "del", "×", planned.forget(), words::forgets);
            add(tally, "chg", "~", planned.change(), words::changes);
            add(tally, "add", "+", planned.add(), words::adds);
            add(tally, "add", "↓", planned.imports(), words::imports);
        }
        return tally;
    }

    private static void add(
            List<Tally> tally, String style, String sign, long count, UnaryOperator<String> word) {
        if (count > 0) {
            String shown = Figures.grouped(count);
            tally.add(new Tally(style, sign + shown, word.apply(shown)));
        }
    }
}
