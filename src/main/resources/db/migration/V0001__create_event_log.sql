-- The log, the documents behind it, and room for what is derived from it.
--
-- The application adds to the log and can change nothing in it: it has INSERT by column list and
-- SELECT, and triggers refuse UPDATE, DELETE and TRUNCATE even to the owner. What a superuser can
-- still do is what checkpoints outside the database are for.

create schema log;
create schema evidence;
create schema view;
create schema work;

create table log.entry (
    position   bigint      not null,
    -- UUIDv5 of type, fact and proof: the same fact with the same proof is recorded once.
    id         uuid        not null,
    -- A copy of the attribute in the entry, for appends that expect a subject not to have moved.
    subject    text        not null,
    recordedat timestamptz not null,
    -- Canonical JSON: exactly these bytes, in UTF-8, are the leaf of the Merkle tree.
    entry      text        not null,
    constraint entry_position_key primary key (position),
    constraint entry_id_key unique (id),
    constraint entry_size_limit check (octet_length(entry) <= 65535)
);

-- A handful of rows ever: which key and origin are in force is read from them at each start.
create index entry_about_log on log.entry (position) where subject = 'log';

create table log.tile (
    level  smallint not null,
    index  bigint   not null,
    -- 256 hashes: C2SP tlog-tiles. Partial tiles are computed, never stored.
    hashes bytea    not null,
    constraint tile_place_key primary key (level, index),
    constraint tile_is_full check (octet_length(hashes) = 8192)
);

create table log.checkpoint (
    origin   text        not null,
    size     bigint      not null,
    root     bytea       not null,
    -- C2SP signed note, whole.
    note     text        not null,
    signedat timestamptz not null,
    constraint checkpoint_size_key primary key (origin, size)
);

create table log.delivery (
    id       uuid        not null,
    source   text        not null,
    guid     text        not null,
    event    text        not null,
    received timestamptz not null,
    -- SHA-256 of the stored document, in hexadecimal.
    evidence text        not null,
    constraint delivery_id_key primary key (id)
);

create index delivery_by_time on log.delivery (source, received);

create table log.deliveryoutcome (
    delivery uuid        not null,
    mapper   integer     not null,
    result   text        not null,
    -- Null if something was recorded.
    reason   text,
    decided  timestamptz not null default now(),
    constraint deliveryoutcome_key primary key (delivery, mapper),
    constraint deliveryoutcome_delivery foreign key (delivery) references log.delivery (id)
);

create table evidence.document (
    -- SHA-256 of the document before compression, in hexadecimal.
    sha256    text        not null,
    kind      text        not null,
    mediatype text        not null,
    size      integer     not null,
    -- gzip
    content   bytea       not null,
    stored    timestamptz not null default now(),
    constraint document_sha256_key primary key (sha256)
);

create function log.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the log is append-only: % of %.% is refused',
        tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

-- Holds what the sequencer promises even if its code were wrong: positions follow on without a
-- hole, and recorded times never go back or run ahead of the clock.
create function log.check_sequence() returns trigger
    language plpgsql as
$$
declare
    first_position bigint;
    last_position  bigint;
    rows_added     bigint;
    earliest       timestamptz;
    latest         timestamptz;
    before         timestamptz;
begin
    select min(position), max(position), count(*), min(recordedat), max(recordedat)
    into first_position, last_position, rows_added, earliest, latest
    from added;
    if rows_added = 0 then
        return null;
    end if;
    if last_position - first_position + 1 <> rows_added then
        raise exception 'positions % to % have holes', first_position, last_position;
    end if;
    if first_position = 0 then
        before := '-infinity';
    else
        select recordedat into before from log.entry where position = first_position - 1;
        if not found then
            raise exception 'position % does not follow on', first_position;
        end if;
    end if;
    if earliest < before then
        raise exception 'recordedat goes back at position %', first_position;
    end if;
    if latest > greatest(before, clock_timestamp()) then
        raise exception 'recordedat runs ahead of the clock at position %', first_position;
    end if;
    return null;
end
$$;

create trigger entry_sequence
    after insert on log.entry
    referencing new table as added
    for each statement execute function log.check_sequence();
alter table log.entry enable always trigger entry_sequence;

do
$$
declare
    name text;
begin
    foreach name in array array ['entry', 'tile', 'checkpoint', 'delivery', 'deliveryoutcome']
    loop
        execute format(
            'create trigger %I before update or delete or truncate on log.%I '
            'for each statement execute function log.refuse_change()',
            name || '_append_only', name);
        execute format('alter table log.%I enable always trigger %I', name, name || '_append_only');
    end loop;
end
$$;

grant usage on schema log, evidence, view, work to ${application};

grant select on all tables in schema log to ${application};
grant insert (position, id, subject, recordedat, entry) on log.entry to ${application};
grant insert (level, index, hashes) on log.tile to ${application};
grant insert (origin, size, root, note, signedat) on log.checkpoint to ${application};
grant insert (id, source, guid, event, received, evidence) on log.delivery to ${application};
grant insert (delivery, mapper, result, reason) on log.deliveryoutcome to ${application};

-- DELETE belongs to a role of its own, used by retention only; it is granted when retention exists.
grant select on all tables in schema evidence to ${application};
grant insert (sha256, kind, mediatype, size, content) on evidence.document to ${application};

-- Read models and comforts: the application's to make and drop.
grant create on schema view, work to ${application};
alter default privileges in schema work
    grant select, insert, update, delete, truncate on tables to ${application};

-- Each projection version lives in a schema of its own (view_<name>_<version>).
do
$$
begin
    execute format('grant create on database %I to ${application}', current_database());
end
$$;
