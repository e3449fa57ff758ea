package dev.tidemark.overview;

import dev.tidemark.projection.Projected;
import dev.tidemark.web.LiveUpdates;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells open pages which read models changed; the topic is the projection's name. */
@Singleton
class ProjectionUpdates {

    private final LiveUpdates updates;

    ProjectionUpdates(LiveUpdates updates) {
        this.updates = updates;
    }

    void changed(@Observes Projected projected) {
        updates.changed(projected.projection(), projected.position());
    }
}
