package dev.tidemark.access;

import dev.tidemark.web.Visitor;
import dev.tidemark.web.Visitors;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells the page shell who is signed in. */
@Singleton
class SignedInVisitors implements Visitors {

    private final AccessSettings settings;
    private final CurrentPerson current;
    private final Csrf csrf;

    SignedInVisitors(AccessSettings settings, CurrentPerson current, Csrf csrf) {
        this.settings = settings;
        this.current = current;
        this.csrf = csrf;
    }

    @Override
    public @Nullable Visitor now() {
        if (!settings.isOn()) {
            return null;
        }
        return current.person()
                .map(person ->
                        new Visitor(
                                person.login(),
                                person.is(Role.ADMIN),
                                person.is(Role.AUDITOR),
                                csrf.token()))
                .orElseGet(() -> new Visitor(null, false, false, ""));
    }
}
