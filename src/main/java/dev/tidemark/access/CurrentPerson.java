package dev.tidemark.access;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who asks. Ask it while a request is being answered, not in what is done for it later. */
@Named("currentPerson")
@Singleton
public class CurrentPerson {

    private final CurrentRequest request;

    CurrentPerson(CurrentRequest request) {
        this.request = request;
    }

    /** Who is signed in; empty if nobody is, or if a machine asks. */
    public Optional<Person> person() {
        return Caller.in(request.routing()).person();
    }
}
