-- Which Terraform projects the log knows, so that drift detection can name them to Atlantis, which
-- has no list of them. A cache of entries: it may be emptied, together with its position in
-- work.poll_cursor, and is filled again.

create table work.atlantis_project (
    -- Host and numeric id, or host and owner/name where Atlantis told of it.
    repository text        not null,
    dir        text        not null,
    workspace  text        not null,
    -- Empty where it has none or none was told.
    name       text        not null,
    -- The repository's owner/name when it was last told of.
    full_name  text        not null,
    seen       timestamptz not null,
    constraint atlantis_project_key primary key (repository, dir, workspace, name)
);
