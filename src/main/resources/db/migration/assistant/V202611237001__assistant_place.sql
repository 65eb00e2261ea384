-- Where the guide bot stands in each conversation, so that it goes on after a restart and never speaks twice.
CREATE TABLE assistant_place (
    conversation_id uuid                        NOT NULL,
    -- the message that the last turn answered; 0 is the greeting
    answered_seq    bigint                      NOT NULL,
    place           varchar                     NOT NULL,
    updated_at      timestamp(6) with time zone NOT NULL,
    version         bigint                      NOT NULL,
    CONSTRAINT assistant_place_pk PRIMARY KEY (conversation_id)
);
