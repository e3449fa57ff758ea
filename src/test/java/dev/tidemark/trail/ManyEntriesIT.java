package dev.tidemark.trail;

import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.Told;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any page of any filter is quick in a long log, and so is knowing how many match. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabaseResource.class, restrictToAnnotatedClass = true)
@Tag("full")
class ManyEntriesIT {

    private static final Logger LOG = Logger.getLogger(ManyEntriesIT.class);
    private static final int ENTRIES = Integer.getInteger("tidemark.test.entries", 1_000_000);
    private static final int AT_ONCE = 1000;
    private static final int PAGES = 20;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "dev");
    private static final List<String> DOMAINS =
            List.of("auth", "my", "scan", "character", "location", "info", "chat");

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject AgroalDataSource database;
    @Inject TrailSearch search;

    @Test
    void anyPageOfAnyFilterIsQuick() {
        projections.stop();
        Projections index = LogFixture.projections(log, database, new TrailIndex());
        Instant begin = Instant.now();
        for (int from = 0; from < ENTRIES; from += AT_ONCE) {
            var told = new ArrayList<NewEntry>();
            for (int number = from; number < from + AT_ONCE; number++) {
                told.add(entry(number));
            }
            log.append(Append.of(told)).toCompletableFuture().join();
        }
        report("appended", begin);
        begin = Instant.now();
        index.catchUp();
        report("indexed", begin);
        begin = Instant.now();
        index.rebuild("trail", position -> {});
        report("rebuilt", begin);

        assertQuick("everything", TrailFilter.ALL);
        assertQuick("type", filter(Set.of("application.healthchanged"), null, null, null, null));
        assertQuick("rare type", filter(Set.of("change.merged"), null, null, null, null));
        assertQuick("actor", filter(Set.of(), "person7", null, null, null));
        assertQuick("actor who left", filter(Set.of(), "former", null, null, null));
        assertQuick("nobody", filter(Set.of(), "nobody", null, null, null));
        assertQuick("environment", filter(Set.of(), null, "production", null, null));
        assertQuick("domain", filter(Set.of(), null, null, "auth", null));
        assertQuick("rare domain", filter(Set.of(), null, null, "rare", null));
        assertQuick("common word", filter(Set.of(), null, null, null, "change"));
        assertQuick("rare words", filter(Set.of(), null, null, null, "number 77777"));
        assertQuick("no such word", filter(Set.of(), null, null, null, "unheardof"));
        assertQuick("type, actor", filter(Set.of("change"), "person7", null, null, null));
        assertQuick(
                "never together", filter(Set.of("change.opened"), null, "production", null, null));
        assertQuick("actor, domain, words", filter(Set.of(), "person7", null, "auth", "overlays"));
        assertQuick("subject", subject("application/production/argocd/app7"));
        assertQuick("subjects", subject("application/production/"));
        assertQuick("an hour", hours(ENTRIES / 7_200, 1));
        assertQuick("a third of all time", hours(ENTRIES / 10_800, ENTRIES / 10_800));
    }

    private static NewEntry entry(int number) {
        Told told = byApi();
        return switch (number % 10) {
            case 0 ->
                    told.pushed(
                            number,
                            "refs/heads/b" + number,
                            Revision.NONE,
                            revision(number),
                            "k8s/overlays/" + domain(number) + "/deployment.yaml");
            case 1 -> by(told.opened(number, number, titled("Change number " + number)), number);
            case 2 -> by(told.reopened(number, number), number);
            default -> application(number);
        };
    }

    private static String domain(int number) {
        return number % 100_000 == 0 ? "rare" : DOMAINS.get(number / 10 % DOMAINS.size());
    }

    private static NewEntry by(NewEntry told, int number) {
        String login =
                number < ENTRIES / 3 && number % 3 == 0 ? "former" : "person" + number / 10 % 300;
        return new NewEntry(told.envelope().by(new Actor(login, null)), told.event());
    }

    private static NewEntry application(int number) {
        String environment = ENVIRONMENTS.get(number % ENVIRONMENTS.size());
        Subject subject = Subject.application(environment, "argocd", "app" + number / 10 % 200);
        return new NewEntry(
                Envelope.of(
                        Fact.of("health", Integer.toString(number)),
                        subject,
                        URI.create("kubernetes://" + environment + "/argocd"),
                        Told.at(number),
                        ActorProof.API,
                        ObservedBy.WATCH),
                new ApplicationEvent.HealthChanged(
                        "uid" + number % 200,
                        ApplicationEvent.Health.HEALTHY,
                        "Deployment is available"));
    }

    private static TrailFilter filter(
            Set<String> types,
            @Nullable String actor,
            @Nullable String environment,
            @Nullable String domain,
            @Nullable String text) {
        return new TrailFilter(types, actor, null, domain, environment, null, null, text);
    }

    private static TrailFilter subject(String subject) {
        return new TrailFilter(Set.of(), null, subject, null, null, null, null, null);
    }

    private static TrailFilter hours(int from, int count) {
        return new TrailFilter(
                Set.of(),
                null,
                null,
                null,
                null,
                Told.at(from * 3_600L),
                Told.at((from + count) * 3_600L),
                null);
    }

    private void assertQuick(String what, TrailFilter filter) {
        var millis = new long[PAGES];
        TrailKeyset next = TrailKeyset.NEWEST;
        for (int i = 0; i < PAGES; i++) {
            Instant begin = Instant.now();
            TrailPage page = search.page(filter, next, 50).await().atMost(SOON);
            millis[i] = Duration.between(begin, Instant.now()).toMillis();
            next = page.hasOlder() ? TrailKeyset.olderThan(page.positions().getLast()) : next;
        }
        Instant begin = Instant.now();
        long count = search.countUpTo(filter, ENTRIES, 10_001).await().atMost(SOON);
        long counting = Duration.between(begin, Instant.now()).toMillis();
        LOG.infof(
                "%s: pages in %s ms, %d in %d ms", what, Arrays.toString(millis), count, counting);
        Arrays.sort(millis);
        assertThat(millis[PAGES / 2]).as("median of %s", what).isLessThan(500);
        assertThat(counting).as("count of %s", what).isLessThan(2_000);
    }

    private static void report(String what, Instant begin) {
        LOG.infof("%s %d entries in %s", what, ENTRIES, Duration.between(begin, Instant.now()));
    }
}
