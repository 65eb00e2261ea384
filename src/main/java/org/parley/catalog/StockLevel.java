package org.parley.catalog;

/**
 * How many pieces of a variant there are.
 *
 * @param onHand pieces in the house, those reserved for open orders included; never less than {@code reserved}
 * @param reserved pieces that open orders hold
 */
public record StockLevel(int onHand, int reserved) {
}
