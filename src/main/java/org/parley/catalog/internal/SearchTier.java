package org.parley.catalog.internal;

/** How strictly the words of a query are taken; the first tier that finds anything is the answer. */
enum SearchTier {
    /** The text is an SKU. */
    SKU,
    /** All terms in title, options, tags or category. */
    WORDS,
    /** All terms, also in the description; colours not there. */
    MORE,
    /** As before, with unknown terms replaced by what may have been meant. */
    TYPOS,
    /** All terms as parts of words, in any language. */
    PARTS,
    /** Most pairs of letters, in any language. */
    LOOSE,
    /** Some of the terms. */
    SOME
}
