package dev.tidemark.overview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code view.activity}, filled by Hibernate. */
@Entity
@Immutable
@Table(schema = "view", name = "activity")
@SuppressWarnings("NullAway.Init")
class ActivityRow {

    @Id String key;

    @Column(name = "happened_at")
    Instant happenedAt;

    String document;
}
