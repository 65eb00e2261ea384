package org.parley.ordering;

import org.parley.shared.money.Money;

/**
 * What a cart or an order comes to.
 *
 * @param tax contained in the total if {@code taxIncluded}, else added on top
 * @param total subtotal − discount + shipping, plus the tax unless it is included
 */
public record Totals(Money subtotal, Money discount, Money shipping, Money tax, boolean taxIncluded, Money total) {

    public Totals {
        Money net = subtotal.minus(discount).plus(shipping);
        if (!total.equals(taxIncluded ? net : net.plus(tax))) {
            throw new IllegalArgumentException("totals do not add up");
        }
    }
}
