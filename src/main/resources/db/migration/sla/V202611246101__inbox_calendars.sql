-- One calendar per inbox; '*' is the default of all others. A shop that runs keeps what its first policy used.
CREATE TABLE sla_inbox_calendar (
    inbox varchar(40) NOT NULL,
    calendar_id uuid NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_inbox_calendar_pk PRIMARY KEY (inbox),
    CONSTRAINT sla_inbox_calendar_calendar FOREIGN KEY (calendar_id) REFERENCES sla_calendar (id)
);
CREATE INDEX sla_inbox_calendar_calendar_id ON sla_inbox_calendar (calendar_id);
INSERT INTO sla_inbox_calendar (inbox, calendar_id, updated_at)
SELECT '*', c.id, c.updated_at FROM sla_calendar c
WHERE c.id = (SELECT p.calendar_id FROM sla_policy p ORDER BY p.created_at, p.id LIMIT 1);
