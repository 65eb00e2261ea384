/**
 * Carts in the thread, checkout, orders, reserved stock, parcels: from the first piece in a cart to the delivered order.
 *
 * <p>An order, its reserved stock, its payment and its message in the thread change in one transaction. It never moves
 * money itself: it offers payments and reacts to what {@code payments} has found out. It may use {@code catalog},
 * {@code payments}, {@code conversation} and {@code identity}.
 */
package org.parley.ordering;
