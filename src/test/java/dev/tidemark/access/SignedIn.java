package dev.tidemark.access;

import dev.tidemark.event.Actor;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives tests the sessions of people, where signing in is not what is tested. */
@ApplicationScoped
public class SignedIn {

    /** Opens the pull requests of the tests, and is a lead, too. */
    public static final Actor HANA = new Actor("hana", "583231");

    public static final Actor JIWON = new Actor("jiwon", "583240");
    public static final Actor SORA = new Actor("sora", "583241");
    public static final Actor MINSU = new Actor("minsu", "583242");
    public static final Actor YUNA = new Actor("yuna", "583243");

    private static final Map<String, Person> PEOPLE =
            Map.of(
                    "hana", person(HANA, Role.LEAD),
                    "jiwon", person(JIWON, Role.LEAD),
                    "sora", person(SORA, Role.LEAD),
                    "minsu", person(MINSU, Role.VIEWER),
                    "yuna", person(YUNA, Role.ADMIN),
                    "nobody-on-github",
                            new Person("github", "kim", "kim", null, Set.of(Role.LEAD)));

    private static Person person(Actor account, Role role) {
        return new Person("github", "" + account.id(), account.login(), account, Set.of(role));
    }

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Sessions sessions;
    private final Cookies cookies;
    private final Map<String, String> begun = new ConcurrentHashMap<>();

    SignedIn(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** A portal that people sign in to with GitHub, and that anybody may read. */
    public static final class Portal implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tidemark.github.client-id", "Iv23test",
                    "tidemark.github.client-secret", "not asked for",
                    "tidemark.github.allowed", "everyone",
                    "tidemark.public-read", "true");
        }
    }

    /** Name of the cookie of a session. */
    public String cookieName() {
        return cookies.name(Cookies.SESSION);
    }

    /** The cookie of this person's session, which begins when it is first asked for. */
    public String cookie(String login) {
        return begun.computeIfAbsent(login, this::begin);
    }

    private String begin(String login) {
        try {
            return sessions.begin(Objects.requireNonNull(PEOPLE.get(login))).text();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A request of this person, with the token that our pages' forms carry. */
    public RequestSpecification request(String login) {
        Matcher page = CSRF.matcher(signed(login).get("/status").asString());
        return page.find() ? signed(login).header(Csrf.HEADER, page.group(1)) : signed(login);
    }

    private RequestSpecification signed(String login) {
        return RestAssured.given().cookie(cookieName(), cookie(login));
    }
}
