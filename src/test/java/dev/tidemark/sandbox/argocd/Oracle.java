package dev.tidemark.sandbox.argocd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What really happened, for comparison with what a reader of the objects makes of them. */
public final class Oracle {

    private final List<TrueSync> syncs = new ArrayList<>();
    private final List<TrueDrift> drifts = new ArrayList<>();

    Oracle() {}

    /** Every operation that ended, of all applications, in the order of their ends. */
    public List<TrueSync> syncs() {
        return List.copyOf(syncs);
    }

    /** Every operation of one application that ended, of all its lives. */
    public List<TrueSync> syncs(String application) {
        return syncs.stream().filter(sync -> sync.application().equals(application)).toList();
    }

    /** Operations that put other commits into the cluster, whatever path they took. */
    public List<TrueSync> deployments(String application) {
        return syncs(application).stream()
                .filter(sync -> sync.outcome() == TrueSync.Outcome.SUCCEEDED && sync.changed())
                .toList();
    }

    /** In the order of their beginnings. */
    public List<TrueDrift> drifts() {
        return List.copyOf(drifts);
    }

    /** Of one application, of all its lives. */
    public List<TrueDrift> drifts(String application) {
        return drifts.stream().filter(drift -> drift.application().equals(application)).toList();
    }

    void ended(TrueSync sync) {
        syncs.add(sync);
    }

    void drifted(String application, String uid, Managed resource, Instant at) {
        drifts.add(new TrueDrift(application, uid, resource, at, null, null, null));
    }

    void shown(String uid, Collection<Managed> resources, Instant at) {
        drifts.replaceAll(drift -> isOpen(drift, uid, resources) ? drift.shown(at) : drift);
    }

    void ended(String uid, Collection<Managed> resources, Instant at, TrueDrift.Ending how) {
        drifts.replaceAll(drift -> isOpen(drift, uid, resources) ? drift.ended(at, how) : drift);
    }

    private static boolean isOpen(TrueDrift drift, String uid, Collection<Managed> resources) {
        return drift.to() == null
                && drift.uid().equals(uid)
                && resources.contains(drift.resource());
    }
}
