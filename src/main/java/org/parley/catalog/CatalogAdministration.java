package org.parley.catalog;

/** Changes of single variants by the shop's people. */
public interface CatalogAdministration {

    /**
     * Changes price, former price or stock of a variant, and the index with it.
     *
     * @return the variant after the change
     * @throws org.parley.shared.problem.Problem 404 if there is no such variant; 400 if the values contradict each
     *     other; 409 {@code stockReserved} if more pieces are reserved than should be on hand
     */
    VariantView changeVariant(VariantId id, VariantChange change);
}
