package dev.tidemark.atlantis;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code view.plan}, filled by Hibernate. */
@Entity
@Immutable
@Table(schema = "view", name = "plan")
@SuppressWarnings("NullAway.Init")
class PlanRow {

    @Id String key;

    String repository;

    long number;

    @Column(name = "told_at")
    @Nullable Instant toldAt;

    String document;
}
