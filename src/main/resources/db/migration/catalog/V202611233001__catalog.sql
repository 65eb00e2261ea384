-- The shop's goods. Texts, pictures and options are read and written whole, so they are JSON beside the columns that are
-- searched. lowest_price is in ten-thousandths of the currency's main unit, so that filters need not know the currency.
CREATE TABLE category (
    id uuid NOT NULL,
    handle varchar(100) NOT NULL,
    title varchar(4000) NOT NULL,
    position integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT category_pk PRIMARY KEY (id),
    CONSTRAINT category_handle UNIQUE (handle)
);
CREATE TABLE product (
    id uuid NOT NULL,
    handle varchar(255) NOT NULL,
    category_id uuid,
    title varchar NOT NULL,
    description varchar NOT NULL,
    tags varchar NOT NULL,
    images varchar NOT NULL,
    options varchar NOT NULL,
    lowest_price bigint NOT NULL,
    currency varchar(3) NOT NULL,
    published boolean NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT product_pk PRIMARY KEY (id),
    CONSTRAINT product_handle UNIQUE (handle),
    CONSTRAINT product_category FOREIGN KEY (category_id) REFERENCES category (id)
);
CREATE INDEX product_list ON product (category_id, id);
CREATE TABLE variant (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    position integer NOT NULL,
    identity varchar(700) NOT NULL,
    options varchar(1500) NOT NULL,
    sku varchar(64),
    price bigint NOT NULL,
    compare_at_price bigint,
    currency varchar(3) NOT NULL,
    on_hand integer NOT NULL,
    reserved integer NOT NULL,
    weight_grams integer,
    image varchar(1000),
    version bigint NOT NULL,
    CONSTRAINT variant_pk PRIMARY KEY (id),
    CONSTRAINT variant_identity UNIQUE (product_id, identity),
    CONSTRAINT variant_sku UNIQUE (sku),
    CONSTRAINT variant_product FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT variant_price CHECK (price >= 0),
    CONSTRAINT variant_stock CHECK (reserved >= 0 AND on_hand >= reserved)
);
CREATE TABLE catalog_import (
    id uuid NOT NULL,
    format varchar(20) NOT NULL,
    dry_run boolean NOT NULL,
    language varchar(2),
    currency varchar(3),
    status varchar(10) NOT NULL,
    row_count integer NOT NULL,
    created_count integer NOT NULL,
    updated_count integer NOT NULL,
    unchanged_count integer NOT NULL,
    error_count integer NOT NULL,
    progress_permille integer NOT NULL,
    started_at timestamp(6) with time zone NOT NULL,
    ended_at timestamp(6) with time zone,
    CONSTRAINT catalog_import_pk PRIMARY KEY (id)
);
CREATE INDEX catalog_import_status ON catalog_import (status);
CREATE TABLE catalog_import_error (
    import_id uuid NOT NULL,
    position integer NOT NULL,
    line integer NOT NULL,
    field varchar(200),
    message varchar(500) NOT NULL,
    CONSTRAINT catalog_import_error_pk PRIMARY KEY (import_id, position),
    CONSTRAINT catalog_import_error_import FOREIGN KEY (import_id) REFERENCES catalog_import (id)
);
