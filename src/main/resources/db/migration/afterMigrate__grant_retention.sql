-- Lets the role of retention delete documents, and do nothing else. After every migration and not
-- in one of them, because the role may be named long after the schema was made.
do
$$
begin
    -- Portals that start together must not grant the same at once.
    perform pg_advisory_xact_lock(hashtext('tidemark retention'));
    if '${retention}' <> ''
        and not has_table_privilege('${retention}', 'evidence.document', 'delete') then
        execute format('grant usage on schema evidence to %I', '${retention}');
        execute format(
            'grant select (sha256, stored), delete on evidence.document to %I', '${retention}');
    end if;
end
$$;
