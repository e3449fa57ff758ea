package dev.tidemark.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code view.change}, filled by Hibernate. */
@Entity
@Immutable
@Table(schema = "view", name = "change")
@SuppressWarnings("NullAway.Init")
class ChangeRow {

    @Id String key;

    String repository;

    long number;

    @Nullable String title;

    @Nullable String author;

    String state;

    String proof;

    @Column(name = "opened_at")
    @Nullable Instant openedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "merged_at")
    @Nullable Instant mergedAt;

    @Column(name = "closed_at")
    @Nullable Instant closedAt;

    String document;
}
