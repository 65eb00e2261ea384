/**
 * The guide bot: understands buttons and plain phrases in four languages without any outside service, and leads a
 * customer from a wish to an order. It keeps its place per conversation in the database and is silent as soon as a
 * person has the conversation. It owns no products, carts or orders and sets no prices: every fact it shows comes from
 * the door of the module that owns it. May use conversation, catalog, ordering, knowledge, sla and identity.
 */
package org.parley.assistant;
