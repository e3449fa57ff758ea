-- How the policy file of a repository is looked at. A comfort: emptied, it is filled by the next look,
-- and what is told twice is recorded once.

create table work.policy_watch (
    -- owner/name, as it is configured
    repository     text        not null,
    -- What was read of the log and is not done yet; another version of the portal starts anew.
    state          text        not null,
    -- When GitHub was last asked with success; null before.
    looked_at      timestamptz,
    -- Why it cannot be asked; null while it can.
    trouble        text,
    -- Why commits get no status; null while they do.
    status_trouble text,
    -- What is wrong with the newest file, one a line; null while it is valid.
    problems       text,
    constraint policy_watch_key primary key (repository)
);
