package org.parley.catalog;

import org.parley.shared.money.Money;

/**
 * What to change of a variant; {@code null} leaves a thing as it is.
 *
 * @param removeCompareAtPrice whether the former price is taken away
 * @param stock pieces on hand, those reserved for open orders included
 * @param expectedStock pieces on hand that the person saw who changes them; {@code null}: whatever they are
 */
public record VariantChange(Money price, Money compareAtPrice, boolean removeCompareAtPrice, Integer stock,
        Integer expectedStock) {

    /** A change that overwrites whatever stock there is. */
    public VariantChange(Money price, Money compareAtPrice, boolean removeCompareAtPrice, Integer stock) {
        this(price, compareAtPrice, removeCompareAtPrice, stock, null);
    }
}
