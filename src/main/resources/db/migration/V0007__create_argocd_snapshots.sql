-- What was last seen of each object of a watched Argo CD, so that the next look at it is compared with
-- that. A comfort: emptied, it is filled by the next look, and what is told twice is recorded once.

create table work.argocd_snapshot (
    cluster          text        not null,
    namespace        text        not null,
    kind             text        not null,
    name             text        not null,
    -- As the version of the portal that wrote it understands it; another one starts anew.
    document         text        not null,
    resource_version text        not null,
    seen_at          timestamptz not null,
    constraint argocd_snapshot_key primary key (cluster, namespace, kind, name)
);

-- How far each watch is. Also emptied without harm: the watch then begins with a list.
create table work.argocd_watch (
    cluster          text        not null,
    namespace        text        not null,
    kind             text        not null,
    -- From where the watch goes on; empty before the first list was taken in.
    resource_version text        not null,
    -- When the cluster was last heard.
    seen_at          timestamptz not null,
    -- Since when it is not heard; null while it is.
    lost_since       timestamptz,
    constraint argocd_watch_key primary key (cluster, namespace, kind)
);
