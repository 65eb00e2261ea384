-- One thread per visitor and inbox; its row lock orders the senders, so seq has no gap.
CREATE TABLE conversation (
    id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    inbox varchar(40) NOT NULL,
    language varchar(2) NOT NULL,
    customer_name varchar(200) NOT NULL,
    status varchar(10) NOT NULL,
    handled_by varchar(36) NOT NULL,
    episode integer NOT NULL,
    last_seq bigint NOT NULL,
    visitor_read_seq bigint NOT NULL,
    staff_read_seq bigint NOT NULL,
    labels varchar(1000) NOT NULL,
    attributes varchar(4000) NOT NULL,
    snoozed_until timestamp(6) with time zone,
    resolved_at timestamp(6) with time zone,
    last_line varchar(200) NOT NULL,
    last_author varchar(10),
    last_type varchar(20),
    last_message_at timestamp(6) with time zone,
    digit_tail varchar(20) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT conversation_pk PRIMARY KEY (id),
    CONSTRAINT conversation_visitor UNIQUE (visitor_id, inbox)
);
CREATE INDEX conversation_inbox ON conversation (status, updated_at, id);
CREATE TABLE message (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    seq bigint NOT NULL,
    client_message_id uuid NOT NULL,
    author_kind varchar(10) NOT NULL,
    author_id uuid,
    author_name varchar(200) NOT NULL,
    content_type varchar(20) NOT NULL,
    content varchar NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT message_pk PRIMARY KEY (id),
    CONSTRAINT message_seq UNIQUE (conversation_id, seq),
    CONSTRAINT message_client_id UNIQUE (client_message_id, conversation_id)
);
CREATE TABLE note (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    after_seq bigint NOT NULL,
    author_id uuid NOT NULL,
    author_name varchar(200) NOT NULL,
    content varchar NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT note_pk PRIMARY KEY (id)
);
CREATE INDEX note_conversation ON note (conversation_id, id);
CREATE TABLE satisfaction (
    message_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    episode integer NOT NULL,
    score integer NOT NULL,
    remark varchar(2000),
    rated_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT satisfaction_pk PRIMARY KEY (message_id),
    CONSTRAINT satisfaction_score CHECK (score BETWEEN 1 AND 5)
);
CREATE TABLE socket_ticket (
    ticket_hash varchar(64) NOT NULL,
    kind varchar(10) NOT NULL,
    subject_id uuid NOT NULL,
    name varchar(200) NOT NULL,
    token_fingerprint varchar(64) NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT socket_ticket_pk PRIMARY KEY (ticket_hash)
);
