package dev.tidemark.ingest.argocd;

import static dev.tidemark.ingest.argocd.WatchedApplication.DEPLOYMENT;
import static dev.tidemark.ingest.argocd.WatchedApplication.R1;
import static dev.tidemark.ingest.argocd.WatchedApplication.R2;
import static dev.tidemark.ingest.argocd.WatchedApplication.R3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.ingest.argocd.WatchedApplication.Seen;
import java.util.List;

/** What happens to applications, as a watch that misses nothing sees it. */
enum ApplicationStories {
    COMMIT_AND_AUTO_SYNC {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .requested(R2, null)
                    .see(10)
                    .compared("OutOfSync", R2, 10, DEPLOYMENT)
                    .see(11)
                    .running(11)
                    .see(12)
                    .result("Deployment", "my", "Synced", "configured")
                    .see(13)
                    .historyGrows(14)
                    .see(14)
                    .ends("Succeeded", 14, "successfully synced (all tasks run)")
                    .see(14)
                    .compared("Synced", R2, 15)
                    .images("my:2")
                    .health("Progressing", 15)
                    .see(15)
                    .health("Healthy", 20)
                    .see(21)
                    .seen();
        }
    },
    COMMIT_OF_OTHER_PATHS {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced().see(0).compared("Synced", R2, 120).see(121).seen();
        }
    },
    COMMIT_WITHOUT_AUTO_SYNC {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .compared("OutOfSync", R2, 120, DEPLOYMENT)
                    .see(121)
                    .seen();
        }
    },
    SYNC_BY_HAND_OF_THE_SAME {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .requested(R1, "hana")
                    .see(10)
                    .running(10)
                    .see(11)
                    .historyGrows(12)
                    .see(12)
                    .ends("Succeeded", 12, "successfully synced (all tasks run)")
                    .see(13)
                    .reconciled(13)
                    .see(14)
                    .seen();
        }
    },
    DRIFT_THAT_STAYS {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .flipped("OutOfSync", R1, DEPLOYMENT)
                    .see(30)
                    .reconciled(120)
                    .see(120)
                    .seen();
        }
    },
    DRIFT_THAT_HEALS {
        @Override
        List<Seen> seen() {
            WatchedApplication application =
                    WatchedApplication.synced()
                            .see(0)
                            .flipped("OutOfSync", R1, DEPLOYMENT)
                            .see(30)
                            .requested(R1, null);
            healing(application.operation());
            return application
                    .running(31)
                    .see(31)
                    .ends("Succeeded", 32, "successfully synced (all tasks run)")
                    .see(32)
                    .compared("Synced", R1, 32)
                    .see(33)
                    .seen();
        }
    },
    FAILS_AFTER_RETRIES {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .compared("OutOfSync", R2, 9, DEPLOYMENT)
                    .requested(R2, null)
                    .running(10)
                    .see(10)
                    .result("Deployment", "my", "SyncFailed", "admission denied")
                    .waitsForRetry(12, 1)
                    .see(12)
                    .retries()
                    .see(17)
                    .waitsForRetry(19, 2)
                    .see(19)
                    .retries()
                    .see(29)
                    .ends("Failed", 31, "one or more objects failed to apply (retried 2 times).")
                    .see(31)
                    .condition("SyncError", "Failed last sync attempt to " + R2, 33)
                    .reconciled(33)
                    .see(33)
                    .seen();
        }
    },
    CANNOT_BE_CARRIED_OUT {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .requested(R2, "hana")
                    .running(10)
                    .see(10)
                    .ends("Error", 11, "the server is gone")
                    .see(11)
                    .seen();
        }
    },
    BLOCKED_AUTO_SYNC {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .compared("OutOfSync", R2, 10, DEPLOYMENT)
                    .condition("SyncError", "would delete all resources", 10)
                    .see(11)
                    .noConditions()
                    .compared("Synced", R3, 60)
                    .see(61)
                    .seen();
        }
    },
    ROLLBACK {
        @Override
        List<Seen> seen() {
            WatchedApplication application =
                    WatchedApplication.synced()
                            .requested(R2, null)
                            .running(-40)
                            .historyGrows(-39)
                            .ends("Succeeded", -39, "ok")
                            .compared("Synced", R2, -38)
                            .see(0);
            application.spec().withObject("/syncPolicy").remove("automated");
            application.see(5).requested(R1, "hana");
            application
                    .operation()
                    .withObject("/sync")
                    .set("source", application.spec().path("source").deepCopy());
            return application
                    .see(9)
                    .running(10)
                    .see(10)
                    .historyGrows(12)
                    .see(12)
                    .ends("Succeeded", 12, "successfully synced (all tasks run)")
                    .see(12)
                    .compared("OutOfSync", R2, 13, DEPLOYMENT)
                    .see(13)
                    .seen();
        }
    },
    PRUNED {
        @Override
        List<Seen> seen() {
            WatchedApplication application =
                    WatchedApplication.synced()
                            .see(0)
                            .compared("OutOfSync", R2, 9, "/ConfigMap/my/old");
            ((ObjectNode) application.status().path("resources").get(0))
                    .put("requiresPruning", true);
            return application
                    .see(9)
                    .requested(R2, null)
                    .running(10)
                    .see(10)
                    .result("ConfigMap", "old", "Pruned", "pruned")
                    .result("ConfigMap", "kept", "PruneSkipped", "ignored (no prune)")
                    .historyGrows(11)
                    .see(11)
                    .ends("Succeeded", 11, "ok")
                    .see(11)
                    .compared("Synced", R2, 12)
                    .see(12)
                    .seen();
        }
    },
    TERMINATED {
        @Override
        List<Seen> seen() {
            WatchedApplication application =
                    WatchedApplication.synced().see(0).requested(R2, "hana").running(10).see(10);
            application.state().put("phase", "Terminating");
            return application.see(40).ends("Failed", 41, "Operation terminated").see(41).seen();
        }
    },
    HEALTH_ONLY {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .health("Degraded", 30)
                    .see(31)
                    .health("Healthy", 50)
                    .see(50)
                    .seen();
        }
    },
    GIT_CANNOT_BE_READ {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .flipped("OutOfSync", R1, DEPLOYMENT)
                    .see(0)
                    .compared("Unknown", "", 60, DEPLOYMENT)
                    .condition("ComparisonError", "failed to load target state", 60)
                    .see(60)
                    .compared("OutOfSync", R1, 120, DEPLOYMENT)
                    .noConditions()
                    .see(120)
                    .seen();
        }
    },
    DELETED_AND_MADE_AGAIN {
        @Override
        List<Seen> seen() {
            WatchedApplication application = WatchedApplication.synced().see(0);
            application.metadata().put("deletionTimestamp", "2026-11-20T10:00:20Z");
            application.see(20).gone(25);
            application.metadata().remove("deletionTimestamp");
            application
                    .metadata()
                    .put("uid", "uid-2")
                    .put("creationTimestamp", "2026-11-20T10:00:30Z");
            application.status().removeAll();
            return application.see(30).health("Missing", 31).see(31).seen();
        }
    },
    PHASE_OF_AN_APPLICATION_SET {
        @Override
        List<Seen> seen() {
            WatchedApplication application =
                    WatchedApplication.synced()
                            .see(0)
                            .compared("OutOfSync", R2, 5, DEPLOYMENT)
                            .see(5)
                            .requested(R2, "applicationset-controller");
            application.operation().withObject("/initiatedBy").put("automated", true);
            return application
                    .running(10)
                    .see(10)
                    .historyGrows(12)
                    .ends("Succeeded", 12, "ok")
                    .see(12)
                    .seen();
        }
    },
    SEVERAL_SYNCS {
        @Override
        List<Seen> seen() {
            return WatchedApplication.synced()
                    .see(0)
                    .requested(R2, null)
                    .running(10)
                    .see(10)
                    .historyGrows(12)
                    .see(12)
                    .ends("Succeeded", 12, "ok")
                    .see(12)
                    .requested(R3, null)
                    .see(20)
                    .running(20)
                    .see(20)
                    .ends("Failed", 22, "one or more objects failed to apply")
                    .see(22)
                    .requested(R1, "hana")
                    .running(30)
                    .see(30)
                    .historyGrows(31)
                    .ends("Succeeded", 31, "ok")
                    .see(31)
                    .seen();
        }
    };

    abstract List<Seen> seen();

    private static void healing(ObjectNode operation) {
        ObjectNode sync = operation.withObject("/sync").put("autoHealAttemptsCount", 1);
        sync.putArray("resources")
                .addObject()
                .put("group", "apps")
                .put("kind", "Deployment")
                .put("namespace", "my")
                .put("name", "my");
    }
}
