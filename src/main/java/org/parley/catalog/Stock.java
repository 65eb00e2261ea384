package org.parley.catalog;

import java.util.Map;

/**
 * The pieces of each variant: on hand, and how many of those are reserved for orders that await their payment.
 * Every call works inside the caller's transaction, by conditional updates in the order of the ids, so that parallel
 * callers neither oversell nor lock each other out. A call does all of its lines or throws.
 * Quantities are at least 1.
 */
public interface Stock {

    /** Sets pieces aside. @throws OutOfStock if a variant has fewer available; nothing is to be kept then */
    void reserve(Map<VariantId, Integer> pieces);

    /** Gives reserved pieces back, as when the payment expired. @throws IllegalStateException if fewer were reserved */
    void release(Map<VariantId, Integer> pieces);

    /** Reserved pieces are sold and gone. @throws IllegalStateException if fewer were reserved */
    void take(Map<VariantId, Integer> pieces);

    /** Sells pieces that are not reserved, as for a late payment. @throws OutOfStock if there are fewer available */
    void takeUnreserved(Map<VariantId, Integer> pieces);

    /** Sold pieces come back to the shelf, as after a cancelled or returned order. */
    void putBack(Map<VariantId, Integer> pieces);
}
