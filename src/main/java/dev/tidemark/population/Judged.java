package dev.tidemark.population;

import dev.tidemark.commit.Scrutiny;
import dev.tidemark.population.Deviation.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what stands against one production change, and what that comes to. */
final class Judged {

    /** These alone say that nobody else approved it. */
    private static final Set<Code> NOT_SEPARATE =
            EnumSet.of(
                    Code.APPLIED_WITHOUT_APPROVAL,
                    Code.APPROVED_BY_AUTHOR,
                    Code.APPROVED_BY_MERGER,
                    Code.PUSHED_WITHOUT_PULL_REQUEST,
                    Code.MERGED_WITHOUT_REVIEW,
                    Code.MERGED_WITHOUT_APPROVAL,
                    Code.REVIEWED_BEFORE_LAST_PUSH,
                    Code.EMERGENCY_NOT_UPHELD);

    /** With these nobody can say whether somebody did. */
    private static final Set<Code> NOT_KNOWN =
            EnumSet.of(
                    Code.UNKNOWN_PUSHER,
                    Code.UNKNOWN_MERGER,
                    Code.UNKNOWN_REVISION,
                    Code.UNKNOWN_RANGE,
                    Code.FED_FROM_ELSEWHERE,
                    Code.UNKNOWN_REVIEW);

    private final String change;
    private final List<Deviation> deviations = new ArrayList<>();

    Judged(String change) {
        this.change = change;
    }

    void add(Code code, Instant at, String about, @Nullable String who, String href) {
        deviations.add(new Deviation(code, at, change, about, who, href));
    }

    void add(Scrutiny scrutiny, Instant at, String about, @Nullable String who, String href) {
        scrutiny.doubts().forEach(doubt -> add(code(doubt), at, about, who, href));
    }

    private static Code code(Scrutiny.Doubt doubt) {
        return switch (doubt) {
            case NOT_REVIEWED -> Code.MERGED_WITHOUT_REVIEW;
            case NOT_APPROVED -> Code.MERGED_WITHOUT_APPROVAL;
            case REVIEWED_BEFORE_LAST_PUSH -> Code.REVIEWED_BEFORE_LAST_PUSH;
            case APPROVED_BY_AUTHOR -> Code.APPROVED_BY_AUTHOR;
            case APPROVED_BY_MERGER -> Code.APPROVED_BY_MERGER;
            case NOT_OBSERVED -> Code.UNKNOWN_REVIEW;
            case HEAD_UNKNOWN -> Code.UNKNOWN_REVISION;
            case PUSHER_UNKNOWN -> Code.UNKNOWN_PUSHER;
            case MERGER_UNKNOWN -> Code.UNKNOWN_MERGER;
        };
    }

    /** The worst first. */
    List<Deviation> deviations() {
        return deviations.stream()
                .sorted(Comparator.comparing(Deviation::code).thenComparing(Deviation::at))
                .toList();
    }

    /** What is certainly wrong outweighs what is not known. */
    Duty duty(boolean bringsAnything) {
        if (deviations.stream().anyMatch(each -> NOT_SEPARATE.contains(each.code()))) {
            return Duty.NOT_SEPARATE;
        }
        if (deviations.stream().anyMatch(each -> NOT_KNOWN.contains(each.code()))) {
            return Duty.UNKNOWN;
        }
        return bringsAnything ? Duty.SEPARATE : Duty.NOTHING_NEW;
    }
}
