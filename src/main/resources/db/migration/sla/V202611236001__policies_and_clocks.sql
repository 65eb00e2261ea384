-- Promises: what was promised when (versions never change), how each clock stands, and the events that moved it.
CREATE TABLE sla_calendar (
    id uuid NOT NULL,
    name varchar(200) NOT NULL,
    current_version uuid NOT NULL,
    number integer NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_calendar_pk PRIMARY KEY (id)
);
CREATE TABLE sla_calendar_version (
    id uuid NOT NULL,
    calendar_id uuid NOT NULL,
    number integer NOT NULL,
    hours varchar NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_calendar_version_pk PRIMARY KEY (id),
    CONSTRAINT sla_calendar_version_number UNIQUE (calendar_id, number)
);
CREATE TABLE sla_policy (
    id uuid NOT NULL,
    name varchar(200) NOT NULL,
    calendar_id uuid NOT NULL,
    current_version uuid NOT NULL,
    number integer NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_policy_pk PRIMARY KEY (id),
    CONSTRAINT sla_policy_calendar FOREIGN KEY (calendar_id) REFERENCES sla_calendar (id)
);
CREATE TABLE sla_policy_version (
    id uuid NOT NULL,
    policy_id uuid NOT NULL,
    number integer NOT NULL,
    promise varchar NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sla_policy_version_pk PRIMARY KEY (id),
    CONSTRAINT sla_policy_version_number UNIQUE (policy_id, number)
);
CREATE TABLE sla_case (
    conversation_id uuid NOT NULL,
    inbox varchar(40) NOT NULL,
    policy_id uuid NOT NULL,
    policy_version uuid NOT NULL,
    calendar_version uuid NOT NULL,
    episode integer NOT NULL,
    begun boolean NOT NULL,
    bot_handles boolean NOT NULL,
    person_replied boolean NOT NULL,
    waiting_since timestamp(6) with time zone,
    resolved_at timestamp(6) with time zone,
    pauses varchar(200) NOT NULL,
    events integer NOT NULL,
    CONSTRAINT sla_case_pk PRIMARY KEY (conversation_id)
);
CREATE TABLE sla_clock (
    conversation_id uuid NOT NULL,
    episode integer NOT NULL,
    kind varchar(20) NOT NULL,
    cycle integer NOT NULL,
    inbox varchar(40) NOT NULL,
    latest boolean NOT NULL,
    state varchar(12) NOT NULL,
    target_micros bigint NOT NULL,
    started_at timestamp(6) with time zone NOT NULL,
    anchor_at timestamp(6) with time zone,
    accrued_micros bigint NOT NULL,
    due_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    breached_at timestamp(6) with time zone,
    answered boolean NOT NULL,
    CONSTRAINT sla_clock_pk PRIMARY KEY (conversation_id, episode, kind, cycle)
);
-- Due work: a tick reads only what runs and is due.
CREATE INDEX sla_clock_due ON sla_clock (state, due_at);
-- Expectations: the waits of an inbox that began in the last weeks.
CREATE INDEX sla_clock_waits ON sla_clock (inbox, started_at);
CREATE TABLE sla_event (
    conversation_id uuid NOT NULL,
    number integer NOT NULL,
    kind varchar(24) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    detail varchar(24),
    policy_version uuid,
    calendar_version uuid,
    CONSTRAINT sla_event_pk PRIMARY KEY (conversation_id, number)
);
