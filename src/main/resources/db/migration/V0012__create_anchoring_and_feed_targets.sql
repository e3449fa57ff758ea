-- How the places outside are reached: the repository that checkpoints are anchored in, and those
-- that take the feed of the log. Losing it costs a look or a second sending, never an entry.

create table work.anchoring (
    -- Name of the repository.
    anchor        text        not null primary key,
    -- When the log was last found to continue what is anchored; null before.
    compared_at   timestamptz,
    -- What stood against the last attempt; null if nothing did.
    failure       text,
    failing_since timestamptz
);

create table work.feed_target (
    name         text        not null primary key,
    -- The next entry that it gets.
    position     bigint      not null,
    -- Whether it is configured now.
    shown        boolean     not null default true,
    attempts     integer     not null default 0,
    next_at      timestamptz not null default now(),
    delivered_at timestamptz,
    -- What stood against the last delivery; null if nothing did.
    failure      text,
    failed_at    timestamptz
);
