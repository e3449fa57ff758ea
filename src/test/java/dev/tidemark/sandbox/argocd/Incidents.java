package dev.tidemark.sandbox.argocd;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What people do and what goes wrong more seldom with the applications of an Argo CD. */
public final class Incidents {

    private final Function<String, LiveApplication> applications;
    private final BiPredicate<LiveApplication, Operation> requesting;
    private final Operating operating;
    private final ApiStore store;

    Incidents(
            Function<String, LiveApplication> applications,
            BiPredicate<LiveApplication, Operation> requesting,
            Operating operating,
            ApiStore store) {
        this.applications = applications;
        this.requesting = requesting;
        this.operating = operating;
        this.store = store;
    }

    private LiveApplication of(String application) {
        return applications.apply(application);
    }

    /** Somebody syncs some resources only, to the revision compared last. */
    public boolean partialSync(String application, String user, Managed... selected) {
        var of = of(application);
        return requesting.test(of, Operation.partial(of.compared(), Set.of(selected), user));
    }

    /** Somebody tries a sync out. */
    public boolean dryRun(String application, String user) {
        var of = of(application);
        return requesting.test(of, Operation.dryRun(of.compared(), user));
    }

    /** The controller cannot carry the next operation out. */
    public void errNext(String application, String message) {
        of(application).failures.add(new LiveApplication.Failure(message, Integer.MAX_VALUE, true));
    }

    /** The running operation takes longer than the controller allows. */
    public void timeOut(String application) {
        var of = of(application);
        var operation = of.operation;
        if (operation == null || !Operating.isTerminable(operation)) {
            throw new IllegalStateException("nothing runs that could be ended");
        }
        operating.timeOut(of, operation);
    }

    /** A sync window begins to deny syncs, or ends. */
    public void deny(String application, boolean closed) {
        var of = of(application);
        of.windowClosed = closed;
        of.wantsLatest = true;
    }

    /** Its project or spec becomes invalid, and neither sync nor health can be told. */
    public void invalidate(String application, String message) {
        var of = of(application);
        of.specError = message;
        of.wantsLatest = true;
    }

    /** Its status becomes larger than an object may be: only a condition is written from now on. */
    public void overgrow(String application) {
        var of = of(application);
        of.tooLarge = true;
        of.wantsLatest = true;
    }

    /** Its controller dies: whatever it said last stands. */
    public void freeze(String application) {
        of(application).frozen = true;
    }

    /** It gets the annotation by which commits outside of its paths are not compared. */
    public void skipOthers(String application) {
        of(application).skipsOthers = true;
    }

    /** Somebody lets it follow another directory. */
    public void moveSource(String application, String path) {
        var of = of(application);
        var now = of.spec.sources().getFirst();
        of.spec = of.spec.from(List.of(new Source(now.repoUrl(), path, now.targetRevision())));
        Documents.sources(of.document.withObject("/spec"), of.spec.sources());
        of.wantsLatest = true;
        store.put("Application", of.document);
    }

    /** Somebody lets it ignore how one resource differs. */
    public void ignore(String application, Managed resource) {
        var of = of(application);
        of.ignored.add(resource);
        of.document
                .withObject("/spec")
                .withArrayProperty("ignoreDifferences")
                .addObject()
                .put("kind", resource.kind());
        of.wantsLatest = true;
        store.put("Application", of.document);
    }
}
