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

-- What was last told of each pull request whose requests somebody is notified of, so that only what
-- changed is told. Emptied, the next look at it is taken for told.
create table work.notified (
    -- Subject of the change; empty for the mark that there was a first look.
    change  text        not null primary key,
    -- The state of each request by its id, as JSON.
    states  text        not null,
    told_at timestamptz not null
);

-- What is on its way to a target. The id stays the same however often it is sent.
create table work.notification (
    id         uuid        not null,
    -- Format and host: what the rest of its address holds may be a secret.
    target     text        not null,
    body       text        not null,
    made_at    timestamptz not null,
    attempts   integer     not null default 0,
    next_at    timestamptz not null,
    constraint notification_key primary key (id, target)
);

-- How each target is reached.
create table work.notification_target (
    target       text        not null primary key,
    delivered_at timestamptz,
    -- What stood against the last delivery; null if nothing did.
    failure      text,
    failed_at    timestamptz
);
