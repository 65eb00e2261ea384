package org.parley.catalog.internal;

import org.parley.shared.i18n.Language;

/**
 * What the caller told about a file.
 *
 * @param language of texts that do not tell theirs
 * @param currency asked for by the caller, or {@code null}
 * @param shopCurrency for formats that have no currency of their own
 */
record ImportContext(Language language, String currency, String shopCurrency) {
}
