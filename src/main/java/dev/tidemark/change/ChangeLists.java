package dev.tidemark.change;

import dev.tidemark.projection.Page;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list page from what was found. */
@Singleton
class ChangeLists {

    private final ChangeViews views;
    private final ChangeMessages words;

    ChangeLists(ChangeViews views, ChangeMessages words) {
        this.views = views;
        this.words = words;
    }

    ChangeList of(ChangeParameters query, Page<ChangeSummary> found, Totals totals) {
        var links = new ChangeLinks(query);
        List<ChangeList.Chip> chips = chips(query, links);
        boolean isFiltered = !chips.isEmpty() || query.state() != null || query.q() != null;
        String next = found.next();
        return new ChangeList(
                heading(isFiltered, found, totals),
                isFiltered || totals.all() == 0 ? null : totals(totals),
                found.items().stream().map(views::line).toList(),
                query.after() == null ? null : links.first(),
                next == null ? null : links.next(next),
                isFiltered,
                new ChangeList.Filters(
                        query.q() == null ? "" : query.q(),
                        query.state(),
                        states(query, links),
                        chips,
                        fields(query),
                        "/changes"));
    }

    private String heading(boolean isFiltered, Page<ChangeSummary> found, Totals totals) {
        if (isFiltered) {
            boolean all = found.next() == null;
            int count = found.items().size();
            return count == 0
                    ? words.headingNoMatch()
                    : all
                            ? words.headingMatches(Figures.grouped(count), count == 1)
                            : words.headingMatchesSome();
        }
        if (totals.all() == 0) {
            return words.headingNone();
        }
        return totals.open() == 0
                ? words.headingNoneOpen()
                : words.headingOpen(Figures.grouped(totals.open()), totals.open() == 1);
    }

    private String totals(Totals totals) {
        return words.totals(
                Figures.grouped(totals.all()),
                Figures.grouped(totals.merged()),
                Figures.grouped(totals.open()),
                Figures.grouped(totals.draft()),
                totals.draft() == 1,
                Figures.grouped(totals.closed()));
    }

    private List<ChangeList.Choice> states(ChangeParameters query, ChangeLinks links) {
        var choices = new ArrayList<ChangeList.Choice>();
        String chosen = query.state() == null ? "" : query.state().toLowerCase(Locale.ROOT);
        choices.add(
                new ChangeList.Choice(words.allStates(), links.without("state"), chosen.isEmpty()));
        for (State state : State.values()) {
            String value = state.word();
            choices.add(
                    new ChangeList.Choice(
                            views.state(state).word(),
                            links.with("state", value),
                            chosen.equals(value)));
        }
        return choices;
    }

    private List<ChangeList.Chip> chips(ChangeParameters query, ChangeLinks links) {
        var chips = new ArrayList<ChangeList.Chip>();
        addChip(chips, words.author(), "author", query.author(), links);
        addChip(chips, words.domain(), "domain", query.domain(), links);
        addChip(chips, words.environment(), "environment", query.environment(), links);
        addChip(chips, words.from(), "from", query.from(), links);
        addChip(chips, words.to(), "to", query.to(), links);
        return chips;
    }

    private static void addChip(
            List<ChangeList.Chip> chips,
            String label,
            String name,
            @Nullable String value,
            ChangeLinks links) {
        if (value != null && !value.isBlank()) {
            chips.add(new ChangeList.Chip(label, name, value.strip(), links.without(name)));
        }
    }

    private List<ChangeList.Field> fields(ChangeParameters query) {
        var fields = new ArrayList<ChangeList.Field>();
        addField(fields, words.author(), "author", "text", query.author());
        addField(fields, words.domain(), "domain", "text", query.domain());
        addField(fields, words.environment(), "environment", "text", query.environment());
        addField(fields, words.from(), "from", "date", query.from());
        addField(fields, words.to(), "to", "date", query.to());
        return fields;
    }

    private static void addField(
            List<ChangeList.Field> fields,
            String label,
            String name,
            String type,
            @Nullable String value) {
        if (value == null || value.isBlank()) {
            fields.add(new ChangeList.Field(label, name, type));
        }
    }
}
