-- Rehearsals outlive the request that began them, and every node can tell how far they are.
CREATE TABLE sla_rehearsal (
    id uuid NOT NULL,
    status varchar(10) NOT NULL,
    progress_permille integer NOT NULL,
    draft varchar NOT NULL,
    failure varchar(20),
    result varchar,
    started_at timestamp(6) with time zone NOT NULL,
    touched_at timestamp(6) with time zone NOT NULL,
    ended_at timestamp(6) with time zone,
    CONSTRAINT sla_rehearsal_pk PRIMARY KEY (id)
);
