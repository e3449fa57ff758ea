-- What is being done in GitHub because of decisions, and how often it was tried. A comfort: what was
-- done is in the log and in GitHub, and both are read before anything is done again.

create table work.effect_attempt (
    -- Natural key of what is done: of a release, or of a rejection that is posted.
    effect        text        not null primary key,
    request       text        not null,
    attempts      integer     not null,
    first_at      timestamptz not null,
    next_at       timestamptz not null,
    -- Who is at it, and until when nobody else may be.
    claim         uuid,
    claimed_until timestamptz,
    -- Whether the command was about to be sent and GitHub's answer is not known.
    saying        boolean     not null default false,
    -- What stood against the last attempt; of what is done, what there is to say of it.
    note          text,
    done_at       timestamptz
);

create index effect_attempt_request on work.effect_attempt (request);
