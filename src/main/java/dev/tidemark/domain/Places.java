package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Placement;
import dev.tidemark.projection.Mappings;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Objects;

/** In which order environments and the applications in them are shown. */
@Singleton
class Places {

    private final Mappings mappings;

    Places(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Environments as a change goes through them. */
    Comparator<Placement> order() {
        return Comparator.comparing(Placement::environment, mappings.now().order())
                .thenComparing(Placement::application)
                .thenComparing(Placement::subject);
    }

    /** By domain first. */
    Comparator<ApplicationState> byDomain() {
        return Comparator.comparing((ApplicationState each) -> domain(each.placement()))
                .thenComparing(ApplicationState::placement, order());
    }

    private static String domain(Placement placement) {
        return Objects.requireNonNullElse(placement.domain(), "");
    }
}
