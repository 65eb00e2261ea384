package org.parley.ordering;

/** The shop's rules of tax and shipping, as its administrator has set them. Amounts are in the shop's currency. */
public interface OrderingSettings {

    OrderingRules rules();

    /**
     * Open carts and the next checkout follow the new rules; orders that were placed stay as they are.
     *
     * @throws org.parley.shared.problem.Problem 400 with the fields that cannot be accepted
     */
    OrderingRules change(OrderingRules rules);
}
