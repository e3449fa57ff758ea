package dev.tidemark.access;

import dev.tidemark.event.Actor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Lets a test be whoever its cookie names, where signing in is not what is tested. */
@ApplicationScoped
public class SignedIn {

    public static final String COOKIE = "test-person";

    /** Opens the pull requests of the tests, and is a lead, too. */
    public static final Actor HANA = new Actor("hana", "583231");

    public static final Actor JIWON = new Actor("jiwon", "583240");
    public static final Actor SORA = new Actor("sora", "583241");
    public static final Actor MINSU = new Actor("minsu", "583242");

    private static final Map<String, Person> PEOPLE =
            Map.of(
                    "hana", person(HANA, Role.LEAD),
                    "jiwon", person(JIWON, Role.LEAD),
                    "sora", person(SORA, Role.LEAD),
                    "minsu", person(MINSU, Role.VIEWER),
                    "nobody-on-github", new Person("local", "kim", "kim", null, Set.of(Role.LEAD)));

    /** After whatever guards the portal. */
    private static final int LATE = 300;

    private static Person person(Actor account, Role role) {
        return new Person("github", "" + account.id(), account.login(), account, Set.of(role));
    }

    void register(@Observes Filters filters) {
        filters.register(SignedIn::remember, LATE);
    }

    private static void remember(RoutingContext routing) {
        Cookie cookie = routing.request().getCookie(COOKIE);
        Person person = cookie == null ? null : PEOPLE.get(cookie.getValue());
        if (cookie != null && person != null) {
            Instant began = Instant.EPOCH;
            Caller.of(new Session("test " + cookie.getValue(), person, began, began, began))
                    .rememberIn(routing);
        }
        routing.next();
    }
}
