-- The first answer to a call is given again to its repetitions for 24 hours.
CREATE TABLE idempotency_key (
    id varchar(64) NOT NULL,
    request_digest varchar(64) NOT NULL,
    status integer NOT NULL,
    media_type varchar(100),
    body varchar,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (id)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
