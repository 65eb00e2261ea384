package org.parley.catalog;

import org.parley.shared.money.Money;

/**
 * What to change of a variant; {@code null} leaves a thing as it is.
 *
 * @param removeCompareAtPrice whether the former price is taken away
 * @param stock pieces on hand, those reserved for open orders included
 */
public record VariantChange(Money price, Money compareAtPrice, boolean removeCompareAtPrice, Integer stock) {
}
