package org.parley.catalog;

import java.util.Collection;
import java.util.Map;

/** Changes of single variants by the shop's people. */
public interface CatalogAdministration {

    /**
     * Changes price, former price or stock of a variant, and the index with it.
     *
     * @return the variant after the change
     * @throws org.parley.shared.problem.Problem 404 if there is no such variant; 400 if the values contradict each
     *     other; 409 {@code stockReserved} if more pieces are reserved than should be on hand; 409 {@code stockChanged}
     *     with {@code onHand} if there are not the expected pieces any more; then nothing is changed
     */
    VariantView changeVariant(VariantId id, VariantChange change);

    /** The stock of those of the variants that exist. */
    Map<VariantId, StockLevel> stock(Collection<VariantId> ids);
}
