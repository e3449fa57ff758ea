-- Which moves of a branch the log knows, so that the nightly comparison with GitHub need not read
-- the whole log. A cache of revision.pushed entries: it may be emptied, together with its position
-- in work.poll_cursor, and is filled again.

create table work.branch_commit (
    -- Host and numeric id, or host and owner/name where only a clone was read.
    repository text not null,
    ref        text not null,
    after      text not null,
    before     text not null,
    constraint branch_commit_key primary key (repository, ref, after, before)
);
