-- Where pollers go on after a restart. Losing it costs a longer look, never a fact: whatever is
-- read twice is recorded once.

create table work.poll_cursor (
    source text not null,
    name   text not null,
    value  text not null,
    constraint poll_cursor_key primary key (source, name)
);
