-- Payments, what happened to them, what was given back, and books that always balance.
CREATE TABLE payment_intent (
    id uuid NOT NULL,
    payable_kind varchar(20) NOT NULL,
    payable_id varchar(60) NOT NULL,
    owner_id varchar(60) NOT NULL,
    live_payable varchar(90),
    gateway varchar(40) NOT NULL,
    account varchar(60) NOT NULL,
    status varchar(16) NOT NULL,
    currency varchar(3) NOT NULL,
    amount bigint NOT NULL,
    captured_currency varchar(3) NOT NULL,
    captured bigint NOT NULL,
    refunded bigint NOT NULL,
    refund_pending bigint NOT NULL,
    method varchar(20),
    provider_ref varchar(100),
    pay_url varchar(6000) NOT NULL,
    return_token varchar(60) NOT NULL,
    return_url varchar(1000),
    language varchar(2) NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    closed_at timestamp(6) with time zone,
    unknown_since timestamp(6) with time zone,
    call_off boolean NOT NULL,
    reason_at timestamp(6) with time zone,
    asked_at timestamp(6) with time zone,
    check_at timestamp(6) with time zone,
    check_attempt integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT payment_intent_pk PRIMARY KEY (id),
    CONSTRAINT payment_intent_one_live UNIQUE (live_payable),
    CONSTRAINT payment_intent_return UNIQUE (return_token),
    CONSTRAINT payment_intent_asked CHECK (amount > 0),
    CONSTRAINT payment_intent_refunds CHECK (refunded >= 0 AND refund_pending >= 0 AND refunded + refund_pending <= captured)
);
CREATE INDEX payment_intent_payable ON payment_intent (payable_kind, payable_id);
CREATE INDEX payment_intent_owner ON payment_intent (owner_id, created_at);
CREATE INDEX payment_intent_check ON payment_intent (check_at);

CREATE TABLE payment_event (
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    happened_at timestamp(6) with time zone NOT NULL,
    status varchar(16) NOT NULL,
    reason varchar(60),
    CONSTRAINT payment_event_pk PRIMARY KEY (id)
);
CREATE INDEX payment_event_payment ON payment_event (payment_id, id);

CREATE TABLE payment_provider_event (
    gateway varchar(40) NOT NULL,
    account varchar(60) NOT NULL,
    event_id varchar(100) NOT NULL,
    payment_id uuid,
    received_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT payment_provider_event_pk PRIMARY KEY (gateway, account, event_id)
);

CREATE TABLE payment_refund (
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    refund_key uuid NOT NULL,
    currency varchar(3) NOT NULL,
    amount bigint NOT NULL,
    reason varchar(200) NOT NULL,
    status varchar(10) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT payment_refund_pk PRIMARY KEY (id),
    CONSTRAINT payment_refund_key UNIQUE (payment_id, refund_key),
    CONSTRAINT payment_refund_amount CHECK (amount > 0)
);

CREATE TABLE ledger_entry (
    id uuid NOT NULL,
    posting uuid NOT NULL,
    payment_id uuid NOT NULL,
    account varchar(110) NOT NULL,
    currency varchar(3) NOT NULL,
    amount bigint NOT NULL,
    booked_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT ledger_entry_pk PRIMARY KEY (id),
    CONSTRAINT ledger_entry_once UNIQUE (posting, account),
    CONSTRAINT ledger_entry_amount CHECK (amount <> 0)
);
CREATE INDEX ledger_entry_payment ON ledger_entry (payment_id);
