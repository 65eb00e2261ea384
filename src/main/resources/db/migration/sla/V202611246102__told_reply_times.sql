-- What a waiting customer was told, by cycle; lapses_at is when it has not come true, and is taken out once looked at.
CREATE TABLE sla_told (
    conversation_id uuid NOT NULL,
    episode integer NOT NULL,
    kind varchar(20) NOT NULL,
    cycle integer NOT NULL,
    number integer NOT NULL,
    told_at timestamp(6) with time zone NOT NULL,
    median_seconds bigint,
    p90_seconds bigint,
    target_seconds bigint NOT NULL,
    basis varchar(10) NOT NULL,
    opens_at timestamp(6) with time zone,
    lapses_at timestamp(6) with time zone,
    CONSTRAINT sla_told_pk PRIMARY KEY (conversation_id, episode, kind, cycle, number)
);
CREATE INDEX sla_told_lapses ON sla_told (lapses_at);
