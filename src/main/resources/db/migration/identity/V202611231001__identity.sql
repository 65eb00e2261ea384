-- Callers and their tokens; tokens, keys and invitations are kept as SHA-256 only.
CREATE TABLE visitor (
    id uuid NOT NULL,
    inbox varchar(40) NOT NULL,
    language varchar(2) NOT NULL,
    zone varchar(60),
    name varchar(200),
    email varchar(254),
    verified_external_id varchar(200),
    created_at timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT visitor_pk PRIMARY KEY (id),
    CONSTRAINT visitor_external_id UNIQUE (inbox, verified_external_id)
);
CREATE TABLE access_token (
    token_hash varchar(64) NOT NULL,
    kind varchar(10) NOT NULL,
    subject_id uuid NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT access_token_pk PRIMARY KEY (token_hash)
);
CREATE INDEX access_token_subject ON access_token (subject_id);
CREATE INDEX access_token_expiry ON access_token (expires_at);
CREATE TABLE staff_account (
    id uuid NOT NULL,
    email varchar(254) NOT NULL,
    name varchar(100) NOT NULL,
    roles varchar(100) NOT NULL,
    password_hash varchar(300),
    active boolean NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT staff_account_pk PRIMARY KEY (id),
    CONSTRAINT staff_account_email UNIQUE (email)
);
CREATE TABLE staff_invitation (
    secret_hash varchar(64) NOT NULL,
    staff_id uuid NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT staff_invitation_pk PRIMARY KEY (secret_hash)
);
CREATE TABLE api_key (
    id uuid NOT NULL,
    name varchar(100) NOT NULL,
    key_hash varchar(64) NOT NULL,
    scopes varchar(200) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT api_key_pk PRIMARY KEY (id),
    CONSTRAINT api_key_name UNIQUE (name),
    CONSTRAINT api_key_hash UNIQUE (key_hash)
);
CREATE TABLE shop_settings (
    id integer NOT NULL,
    name varchar(100) NOT NULL,
    accent_colour varchar(7) NOT NULL,
    privacy_link varchar(500),
    currency varchar(3) NOT NULL,
    embed_origins varchar(2000) NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT shop_settings_pk PRIMARY KEY (id)
);
INSERT INTO shop_settings (id, name, accent_colour, currency, embed_origins, version)
VALUES (1, 'My shop', '#0f766e', 'THB', '', 0);
