-- What was done while promises ran out: the record of the steps, and who was told.
CREATE TABLE sla_step (
    conversation_id uuid NOT NULL,
    episode integer NOT NULL,
    kind varchar(20) NOT NULL,
    cycle integer NOT NULL,
    step varchar(20) NOT NULL,
    due_at timestamp(6) with time zone NOT NULL,
    done_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_step_pk PRIMARY KEY (conversation_id, episode, kind, cycle, step)
);
CREATE TABLE sla_alert (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    kind varchar(20) NOT NULL,
    step varchar(20) NOT NULL,
    due_at timestamp(6) with time zone,
    at timestamp(6) with time zone NOT NULL,
    read_at timestamp(6) with time zone,
    CONSTRAINT sla_alert_pk PRIMARY KEY (id)
);
CREATE INDEX sla_alert_of_staff ON sla_alert (staff_id, id);
CREATE INDEX sla_alert_unread ON sla_alert (staff_id, read_at);
