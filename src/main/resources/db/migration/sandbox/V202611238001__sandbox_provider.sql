-- The sandbox payment provider keeps its own books; no table of Parley refers to these, nor the reverse.
CREATE TABLE sandbox_session (
    id uuid NOT NULL,
    reference varchar(60) NOT NULL,
    status varchar(12) NOT NULL,
    method varchar(20),
    currency varchar(3) NOT NULL,
    amount bigint NOT NULL,
    captured bigint NOT NULL,
    refunded bigint NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    silent_until timestamp(6) with time zone,
    bank_at timestamp(6) with time zone,
    bank_amount bigint,
    CONSTRAINT sandbox_session_pk PRIMARY KEY (id),
    CONSTRAINT sandbox_session_reference UNIQUE (reference),
    CONSTRAINT sandbox_session_amounts CHECK (refunded >= 0 AND captured >= refunded)
);
CREATE INDEX sandbox_session_bank ON sandbox_session (bank_at);

CREATE TABLE sandbox_ledger (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    operation varchar(100) NOT NULL,
    account varchar(20) NOT NULL,
    amount bigint NOT NULL,
    currency varchar(3) NOT NULL,
    booked_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT sandbox_ledger_pk PRIMARY KEY (id),
    CONSTRAINT sandbox_ledger_once UNIQUE (operation, account)
);
CREATE INDEX sandbox_ledger_session ON sandbox_ledger (session_id);

CREATE TABLE sandbox_webhook (
    id uuid NOT NULL,
    event_id varchar(60) NOT NULL,
    body varchar NOT NULL,
    attempt integer NOT NULL,
    next_at timestamp(6) with time zone,
    outcome varchar(200),
    CONSTRAINT sandbox_webhook_pk PRIMARY KEY (id)
);
CREATE INDEX sandbox_webhook_due ON sandbox_webhook (next_at);
