-- Work that must follow a committed fact survives crashes as a row.
CREATE TABLE outbox_entry (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    handler varchar(80) NOT NULL,
    subject varchar(80) NOT NULL,
    payload varchar NOT NULL,
    due_at timestamp(6) with time zone NOT NULL,
    attempt integer NOT NULL,
    state varchar(10) NOT NULL,
    in_order boolean NOT NULL,
    last_error varchar(500),
    CONSTRAINT outbox_entry_pk PRIMARY KEY (id),
    CONSTRAINT outbox_entry_once UNIQUE (event_id, handler)
);
CREATE INDEX outbox_entry_due ON outbox_entry (state, due_at);
CREATE INDEX outbox_entry_order ON outbox_entry (subject, handler, id);
