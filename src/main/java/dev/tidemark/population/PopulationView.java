package dev.tidemark.population;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.FilterBar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as its page shows it.
 *
 * @param firstHref the first page; null if this is it
 */
record PopulationView(
        String heading,
        String sub,
        List<FilterBar.Choice> ranges,
        FilterBar filters,
        List<Figure> figures,
        String entries,
        List<Compared> compared,
        List<Kind> kinds,
        List<Row> rows,
        String csvHref,
        String jsonHref,
        @Nullable String firstHref,
        @Nullable String nextHref) {

    /** A count; {@code base} says of what. */
    record Figure(String name, String value, String base) {}

    /**
     * How far a default branch was compared with the log.
     *
     * @param commit null if it never was
     */
    record Compared(VisibleText repository, @Nullable String commit, @Nullable Instant pushedAt) {}

    /**
     * All exceptions of one kind.
     *
     * @param cut how many are shown of how many; null if all are
     */
    record Kind(
            String id,
            Mark mark,
            String why,
            String count,
            @Nullable String cut,
            List<Item> items) {}

    /**
     * One exception.
     *
     * @param row where on this page the change is that it concerns; null if it is not on it
     */
    record Item(
            Instant at,
            VisibleText about,
            @Nullable VisibleText who,
            String href,
            @Nullable String row) {}

    /**
     * One change.
     *
     * @param moreChanges how many pull requests are not shown
     */
    record Row(
            String id,
            String kind,
            VisibleText target,
            String href,
            @Nullable VisibleText domain,
            Instant startedAt,
            @Nullable Instant liveAt,
            String outcome,
            List<Reference> changes,
            @Nullable String moreChanges,
            List<VisibleText> authors,
            List<VisibleText> reviewers,
            List<Approver> approvers,
            @Nullable VisibleText applier,
            Mark duty,
            String dutyWhy,
            boolean emergency,
            List<Mark> exceptions) {}

    /** A pull request; {@code href} is null where nobody told its repository's name. */
    record Reference(String name, @Nullable VisibleText title, @Nullable String href) {}

    record Approver(VisibleText login, VisibleText basis) {}
}
