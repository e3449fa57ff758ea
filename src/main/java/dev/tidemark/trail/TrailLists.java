package dev.tidemark.trail;

import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.web.Figures;
import dev.tidemark.web.FilterBar;
import dev.tidemark.web.LogHead;
import dev.tidemark.web.QueryLinks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list page from what was found. */
@Singleton
class TrailLists {

    static final String PAGE = "/trail";

    /** Beyond so many, how many there are is not counted for a page. */
    static final long COUNTED = 10_000;

    private static final List<TrailList.Family> FAMILIES = families();

    private final TrailViews views;
    private final TrailMessages words;

    TrailLists(TrailViews views, TrailMessages words) {
        this.views = views;
        this.words = words;
    }

    private static List<TrailList.Family> families() {
        var types = new TreeSet<String>();
        EventTypes.known().forEach(name -> types.add(ShortType.of(name)));
        return types.stream()
                .collect(
                        Collectors.groupingBy(
                                type -> type.substring(0, type.indexOf('.')),
                                TreeMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(family -> new TrailList.Family(family.getKey(), family.getValue()))
                .toList();
    }

    /**
     * What was found, ready to be shown.
     *
     * @param matches up to one more than {@link #COUNTED}
     */
    record Found(TrailPage page, long matches, List<StoredEntry> entries) {}

    TrailList of(
            TrailParameters query,
            @Nullable String limit,
            TrailRequest request,
            Found found,
            @Nullable LogHead head) {
        boolean isFiltered = !request.filter().isEverything();
        TrailPage page = found.page();
        QueryLinks links = query.links(PAGE).with("limit", limit);
        return new TrailList(
                isFiltered ? matches(found.matches()) : heading(head),
                isFiltered ? words.searched(Figures.grouped(page.size())) : null,
                head,
                found.entries().stream().map(views::row).toList(),
                request.keyset().isNewest(),
                isFiltered,
                new TrailList.Filters(
                        request.filter().text() == null ? "" : request.filter().text(),
                        bar(query, limit, links),
                        FAMILIES),
                export(isFiltered, found.matches()),
                query.links("/trail/export").href(),
                request.keyset().isNewest() ? null : links.href(),
                page.hasNewer() && !page.positions().isEmpty()
                        ? links.with("before", page.positions().getFirst().toString()).href()
                        : null,
                page.hasOlder() && !page.positions().isEmpty()
                        ? links.with("after", page.positions().getLast().toString()).href()
                        : null);
    }

    private String heading(@Nullable LogHead head) {
        if (head == null) {
            return words.headingUnknown();
        }
        return head.size() == 0
                ? words.headingEmpty()
                : words.heading(Figures.grouped(head.size()), head.size() == 1);
    }

    private String matches(long matches) {
        if (matches == 0) {
            return words.headingNoMatch();
        }
        return matches > COUNTED
                ? words.headingMatchesMore(Figures.grouped(COUNTED))
                : words.headingMatches(Figures.grouped(matches), matches == 1);
    }

    private String export(boolean isFiltered, long matches) {
        if (!isFiltered) {
            return words.exportAll();
        }
        return matches > COUNTED
                ? words.exportMatches()
                : words.exportThese(Figures.grouped(matches), matches == 1);
    }

    private FilterBar bar(TrailParameters query, @Nullable String limit, QueryLinks links) {
        var bar = new FilterBar.Builder(PAGE, links).keep("limit", limit);
        for (String type : new TreeSet<>(query.type())) {
            bar.chip(words.type(), "type", type, without(type, query.type(), links));
        }
        return bar.filter(words.actor(), "actor", "text", query.actor())
                .filter(words.subject(), "subject", "text", query.subject())
                .filter(words.domain(), "domain", "text", query.domain())
                .filter(words.environment(), "environment", "text", query.environment())
                .filter(words.from(), "from", "date", query.from())
                .filter(words.to(), "to", "date", query.to())
                .build();
    }

    private static String without(String type, List<String> types, QueryLinks links) {
        Set<String> others = new TreeSet<>(types);
        others.remove(type);
        QueryLinks changed = links.without("type");
        for (String other : others) {
            changed = changed.and("type", other);
        }
        return changed.href();
    }
}
