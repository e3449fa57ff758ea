package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Placement;
import java.util.Comparator;
import java.util.Objects;

/** In which order environments and the applications in them are shown. */
final class Places {

    private static final String PRODUCTION = "production";

    /** A change reaches production last. */
    static final Comparator<Placement> ORDER =
            Comparator.comparing((Placement each) -> each.environment().equals(PRODUCTION))
                    .thenComparing(Placement::environment)
                    .thenComparing(Placement::application)
                    .thenComparing(Placement::subject);

    /** By domain first. */
    static final Comparator<ApplicationState> BY_DOMAIN =
            Comparator.comparing((ApplicationState each) -> domain(each.placement()))
                    .thenComparing(ApplicationState::placement, ORDER);

    private Places() {}

    private static String domain(Placement placement) {
        return Objects.requireNonNullElse(placement.domain(), "");
    }
}
