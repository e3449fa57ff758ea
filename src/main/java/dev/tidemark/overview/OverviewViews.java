package dev.tidemark.overview;

import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Page;
import dev.tidemark.sentence.EventMark;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The overview from what was found. */
@Singleton
class OverviewViews {

    private final EventSentence sentence;
    private final EventMark mark;
    private final OverviewMessages words;
    private final Times times;

    OverviewViews(EventSentence sentence, EventMark mark, OverviewMessages words, Times times) {
        this.sentence = sentence;
        this.mark = mark;
        this.words = words;
        this.times = times;
    }

    OverviewView view(
            Page<JoinedFact> facts,
            Map<String, String> names,
            ActivityTotals totals,
            boolean isNewest) {
        String next = facts.next();
        return new OverviewView(
                heading(totals),
                figures(totals),
                lines(facts.items(), names),
                isNewest,
                next == null ? null : "/?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private String heading(ActivityTotals totals) {
        return totals.facts() == 0
                ? words.headingNothing()
                : words.heading(
                        Figures.grouped(totals.open()),
                        totals.open() == 1,
                        Figures.grouped(totals.mergedInLast7Days()));
    }

    private List<OverviewView.Figure> figures(ActivityTotals totals) {
        return List.of(
                figure(words.open(), totals.open(), "/changes?state=open", words.openBase()),
                figure(
                        words.mergedWeek(),
                        totals.mergedInLast7Days(),
                        mergedSince(7),
                        words.perDay(average(totals.mergedInLast7Days(), 7))),
                figure(
                        words.mergedWeeks(),
                        totals.mergedInLast28Days(),
                        mergedSince(28),
                        words.perDay(average(totals.mergedInLast28Days(), 28))),
                figure(words.facts(), totals.facts(), "/trail", words.factsBase()));
    }

    private static OverviewView.Figure figure(String label, long count, String href, String base) {
        return new OverviewView.Figure(label, Figures.grouped(count), href, base);
    }

    private String mergedSince(int days) {
        return "/changes?state=merged&from="
                + times.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String average(long count, int days) {
        return String.format(Locale.ENGLISH, "%.1f", (double) count / days);
    }

    private List<OverviewView.Line> lines(List<JoinedFact> facts, Map<String, String> names) {
        var lines = new ArrayList<OverviewView.Line>();
        Instant above = times.now();
        for (JoinedFact fact : facts) {
            lines.add(line(fact, names, times.daysDiffer(above, fact.time())));
            above = fact.time();
        }
        return lines;
    }

    private OverviewView.Line line(JoinedFact fact, Map<String, String> names, boolean newDay) {
        return new OverviewView.Line(
                "f-" + fact.id(),
                fact.time(),
                newDay,
                mark.of(fact.event()),
                sentence.of(
                        new Telling(
                                fact.event(),
                                fact.actor(),
                                fact.subject(),
                                repositoryName(fact, names))),
                fact.position());
    }

    private static @Nullable String repositoryName(JoinedFact fact, Map<String, String> names) {
        if (fact.repository() == null) {
            return null;
        }
        String known = names.get(fact.repository().toString());
        return known == null && !fact.repository().isById() ? fact.repository().path() : known;
    }
}
