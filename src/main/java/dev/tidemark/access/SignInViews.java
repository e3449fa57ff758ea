package dev.tidemark.access;

import dev.tidemark.web.QueryLinks;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of sign-in. Blocking. */
@Singleton
class SignInViews {

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signin(SignInView view);
    }

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final AccessSettings settings;
    private final OidcSettings oidc;
    private final BeforeSignIn before;
    private final Csrf csrf;
    private final SignInMessages words;

    SignInViews(
            AccessSettings settings,
            OidcSettings oidc,
            BeforeSignIn before,
            Csrf csrf,
            SignInMessages words) {
        this.settings = settings;
        this.oidc = oidc;
        this.before = before;
        this.csrf = csrf;
        this.words = words;
    }

    Response page(@Nullable String to, @Nullable Trouble trouble, RoutingContext routing) {
        String message = trouble == null ? null : message(trouble);
        int status = trouble == null ? 200 : trouble.status();
        return page(to, "", status, message, trouble == Trouble.SIGNED_OUT, routing);
    }

    /** After a wrong password. */
    Response again(String to, String login, RoutingContext routing) {
        return page(to, login, Trouble.WRONG.status(), words.wrong(), false, routing);
    }

    /** After too many. */
    Response later(String to, String login, Duration pause, RoutingContext routing) {
        long seconds = pause.toSeconds() + 1;
        Response page =
                page(to, login, Trouble.WAIT.status(), words.waitFor(seconds), false, routing);
        return Response.fromResponse(page).header(HttpHeaders.RETRY_AFTER, seconds).build();
    }

    private Response page(
            @Nullable String wanted,
            String login,
            int status,
            @Nullable String message,
            boolean isGood,
            RoutingContext routing) {
        String to = OwnPath.of(wanted);
        Optional<Person> person = Caller.in(routing).person();
        if (person.isEmpty()) {
            before.begin(routing);
        }
        var view =
                new SignInView(
                        csrf.token(),
                        to,
                        QueryLinks.to("").with("to", to).href(),
                        person.map(Person::login).orElse(null),
                        message,
                        isGood,
                        login,
                        settings.way() == AccessSettings.Way.LOCAL,
                        settings.way() == AccessSettings.Way.OIDC ? oidc.name() : null,
                        settings.hasGitHub()
                                && person.filter(one -> one.provider().equals(Person.GITHUB))
                                        .isEmpty());
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Templates.signin(view).render())
                .build();
    }

    private String message(Trouble trouble) {
        return switch (trouble) {
            case WRONG -> words.wrong();
            case WAIT, EXPIRED -> words.expired();
            case REFUSED -> words.refused();
            case PROVIDER -> words.provider();
            case NOT_ALLOWED -> words.notAllowed();
            case OTHER_ACCOUNT -> words.otherAccount();
            case SIGNED_OUT -> words.signedOut();
        };
    }
}
