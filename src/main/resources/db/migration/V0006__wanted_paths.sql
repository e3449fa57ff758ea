-- Which sources of applications were seen at which revision, so that Git is asked once which paths
-- feed them. A list of work: it may be emptied, and whoever watches the applications asks again.

create table work.wanted_path (
    -- Host and owner/name of a watched repository.
    repository  text        not null,
    uid         text        not null,
    path        text        not null,
    revision    text        not null,
    cluster     text        not null,
    namespace   text        not null,
    application text        not null,
    asked       timestamptz not null,
    tries       integer     not null default 0,
    next_try    timestamptz not null,
    -- Resolved or given up: it stays for a while, so that asking again costs nothing.
    done        boolean     not null default false,
    constraint wanted_path_key primary key (repository, uid, path, revision)
);

create index wanted_path_due on work.wanted_path (next_try) where not done;
