package dev.tidemark.environment;

import dev.tidemark.projection.KnownThen;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Every environment at any point in time. */
@ApplicationScoped
class Environments {

    private final Observations observations;

    Environments(Observations observations) {
        this.observations = observations;
    }

    /**
     * All of them, in the order in which changes go through them.
     *
     * @param elsewhere workflows that set environments up and name none
     */
    record All(List<EnvironmentState> environments, List<Component> elsewhere) {}

    Uni<All> all(Point point) {
        return observations
                .of(null, point)
                .map(EnvironmentReading::new)
                .map(reading -> new All(reading.environments(), reading.elsewhere()))
                .onFailure(KnownThen.TooMuch.class)
                .transform(Environments::tooMuch);
    }

    /** One; fails with {@link NotHere} if nothing was ever told of it. */
    Uni<EnvironmentState> of(String name, Point point) {
        return observations
                .of(name, point)
                .map(observed -> {
                    if (!observed.environments().contains(name)) {
                        throw new NotHere("No environment of this name is recorded.");
                    }
                    return new EnvironmentReading(observed).environment(name);
                })
                .onFailure(KnownThen.TooMuch.class)
                .transform(Environments::tooMuch);
    }

    private static BadRequest tooMuch(Throwable why) {
        return new BadRequest("known cannot be answered: " + why.getMessage());
    }
}
