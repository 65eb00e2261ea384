-- Carts, orders and parcels. What was ordered is kept as it was sold; carts keep only what and how many.
CREATE SEQUENCE order_number START WITH 100001;
CREATE TABLE cart (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    open_in uuid,
    order_id uuid,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT cart_pk PRIMARY KEY (id),
    CONSTRAINT cart_one_open UNIQUE (open_in)
);
CREATE INDEX cart_conversation ON cart (conversation_id, id);
CREATE TABLE cart_line (
    cart_id uuid NOT NULL,
    variant_id uuid NOT NULL,
    quantity integer NOT NULL,
    position integer NOT NULL,
    CONSTRAINT cart_line_pk PRIMARY KEY (cart_id, variant_id),
    CONSTRAINT cart_line_cart FOREIGN KEY (cart_id) REFERENCES cart (id),
    CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 999)
);
CREATE TABLE sales_order (
    id uuid NOT NULL,
    number varchar(40) NOT NULL,
    cart_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    status varchar(20) NOT NULL,
    contact_name varchar(200) NOT NULL,
    contact_email varchar(254),
    contact_phone varchar(40),
    address varchar NOT NULL,
    delivery varchar,
    shipping_method varchar(40) NOT NULL,
    shipping_title varchar NOT NULL,
    tax_label varchar NOT NULL,
    currency varchar(3) NOT NULL,
    subtotal bigint NOT NULL,
    discount bigint NOT NULL,
    shipping bigint NOT NULL,
    tax bigint NOT NULL,
    tax_included boolean NOT NULL,
    total bigint NOT NULL,
    payment_id uuid NOT NULL,
    paid_by uuid,
    placed_at timestamp(6) with time zone NOT NULL,
    reserved_until timestamp(6) with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT sales_order_pk PRIMARY KEY (id),
    CONSTRAINT sales_order_number UNIQUE (number),
    CONSTRAINT sales_order_cart UNIQUE (cart_id)
);
CREATE INDEX sales_order_visitor ON sales_order (visitor_id, id);
CREATE INDEX sales_order_email ON sales_order (contact_email, id);
CREATE TABLE order_line (
    order_id uuid NOT NULL,
    position integer NOT NULL,
    variant_id uuid NOT NULL,
    product_id uuid NOT NULL,
    title varchar NOT NULL,
    sku varchar(64),
    image varchar(1000),
    quantity integer NOT NULL,
    unit_price bigint NOT NULL,
    CONSTRAINT order_line_pk PRIMARY KEY (order_id, position),
    CONSTRAINT order_line_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
);
CREATE TABLE shipment (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    carrier varchar(60) NOT NULL,
    tracking_number varchar(60) NOT NULL,
    tracking_key varchar(60) NOT NULL,
    dispatched_at timestamp(6) with time zone NOT NULL,
    delivered_at timestamp(6) with time zone,
    version bigint NOT NULL,
    CONSTRAINT shipment_pk PRIMARY KEY (id),
    CONSTRAINT shipment_once UNIQUE (order_id, tracking_key, carrier),
    CONSTRAINT shipment_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
);
CREATE INDEX shipment_tracking ON shipment (tracking_key);
CREATE TABLE shipment_event (
    shipment_id uuid NOT NULL,
    position integer NOT NULL,
    status varchar(20) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    place varchar(200),
    CONSTRAINT shipment_event_pk PRIMARY KEY (shipment_id, position),
    CONSTRAINT shipment_event_shipment FOREIGN KEY (shipment_id) REFERENCES shipment (id)
);
-- One row; amounts are decimals without a currency, for they are always in the shop's.
CREATE TABLE ordering_settings (
    id integer NOT NULL,
    tax_rate varchar(10) NOT NULL,
    tax_label varchar NOT NULL,
    prices_include_tax boolean NOT NULL,
    shipping_methods varchar NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT ordering_settings_pk PRIMARY KEY (id)
);
INSERT INTO ordering_settings (id, tax_rate, tax_label, prices_include_tax, shipping_methods, version)
VALUES (1, '0', '{"en":"VAT","th":"ภาษีมูลค่าเพิ่ม","ja":"消費税","ko":"부가세"}', TRUE,
    '[{"id":"standard","title":{"en":"Standard delivery","th":"จัดส่งแบบธรรมดา","ja":"通常配送","ko":"일반 배송"},"price":"0"}]', 0);
