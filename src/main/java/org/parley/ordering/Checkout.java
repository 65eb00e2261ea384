package org.parley.ordering;

import org.parley.shared.money.Money;

/** Turns carts into orders. */
public interface Checkout {

    /**
     * In one transaction: the cart is closed, the pieces are reserved, the order stands with its number, its payment is
     * offered and the payment request is in the thread; or nothing of it. Of two calls for one cart one succeeds.
     *
     * @throws CartClosed if the cart has become an order already
     * @throws TotalChanged if the cart comes to another amount than the customer agreed to
     * @throws org.parley.catalog.OutOfStock if fewer pieces are available than ordered
     * @throws org.parley.shared.problem.Problem 404 without such a cart, 409 {@code cartEmpty}, 400 for an unknown way of
     *     shipping
     */
    OrderView place(PlaceOrder order);

    /**
     * What a customer decides at checkout.
     *
     * @param delivery may be {@code null}
     * @param shippingMethod id of one of the shop's ways of shipping
     * @param expectedTotal what the customer was shown and agrees to
     */
    record PlaceOrder(CartId cartId, Contact contact, ShippingAddress address, DeliveryRequest delivery,
            String shippingMethod, Money expectedTotal) {
    }
}
