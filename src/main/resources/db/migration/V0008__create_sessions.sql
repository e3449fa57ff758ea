-- Who is signed in, and tokens of machines. Losing any of it makes people sign in again and machines
-- ask for new tokens; it loses no decision.

create table work.session (
    -- SHA-256 of the secret in the browser's cookie.
    id           text        not null,
    provider     text        not null,
    subject      text        not null,
    login        text        not null,
    github_login text,
    github_id    text,
    -- Words, separated by commas.
    roles        text        not null,
    began        timestamptz not null,
    used         timestamptz not null,
    roles_at     timestamptz not null,
    constraint session_key primary key (id)
);

create index session_account on work.session (provider, subject);
create index session_began on work.session (began);

-- The roles that each account had when it last signed in, so that a change of them is recorded.
create table work.account (
    provider text        not null,
    subject  text        not null,
    roles    text        not null,
    seen     timestamptz not null,
    constraint account_key primary key (provider, subject)
);

-- Tokens of people at GitHub, by GitHub's id of the account, encrypted by the portal's key.
create table work.user_token (
    account text        not null,
    sealed  bytea       not null,
    changed timestamptz not null,
    constraint user_token_key primary key (account)
);

create table work.api_token (
    id      text        not null,
    -- SHA-256 of the token.
    hash    text        not null,
    name    text        not null,
    scopes  text        not null,
    made_by text        not null,
    made    timestamptz not null,
    expires timestamptz not null,
    used    timestamptz,
    revoked timestamptz,
    constraint api_token_key primary key (id),
    constraint api_token_hash unique (hash)
);
