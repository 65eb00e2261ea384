/**
 * What the shop sells: products with variants, categories, stock and the search over them.
 * Doors: {@link org.parley.catalog.Catalog} (reading, searching, comparing), {@link org.parley.catalog.Stock},
 * {@link org.parley.catalog.CatalogImports} and {@link org.parley.catalog.CatalogAdministration}.
 * <p>
 * Not for: carts, orders, prices agreed with a customer, or who reserved what. Stock knows only how many pieces are
 * on hand and how many of them are reserved.
 * <p>
 * May use: shared, identity.
 */
package org.parley.catalog;
