package dev.tidemark.approval;

import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Several names or deeds in one phrase. */
@Singleton
class Phrases {

    /** Whoever wants all of them reads the policy. */
    private static final int MOST = 6;

    /** As the policy's people are named. */
    private static final String ROLE = "role:";

    private final ApprovalMessages words;

    Phrases(ApprovalMessages words) {
        this.words = words;
    }

    /** {@code jiwon, sora or minsu}. */
    String any(List<String> names) {
        var shown = new ArrayList<String>(names.stream().limit(MOST).map(this::one).toList());
        if (names.size() > MOST) {
            shown.add(words.moreOf(Figures.grouped(names.size() - MOST)));
        }
        return joined(shown, words::or);
    }

    private String one(String name) {
        String shown =
                VisibleText.of(name.startsWith(ROLE) ? name.substring(ROLE.length()) : name)
                        .isolated();
        return name.startsWith(ROLE) ? words.whoeverHas(shown) : shown;
    }

    /** {@code destroys 1 resource, changes 2 and adds 1}. */
    String all(List<String> deeds) {
        return joined(deeds, words::and);
    }

    private static String joined(List<String> parts, BinaryOperator<String> last) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? "" : parts.getFirst();
        }
        String before = String.join(", ", parts.subList(0, parts.size() - 1));
        return last.apply(before, parts.getLast());
    }
}
