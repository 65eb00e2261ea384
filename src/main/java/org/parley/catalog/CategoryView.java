package org.parley.catalog;

import org.parley.shared.i18n.LocalizedText;

/** A category with the number of products on sale in it. */
public record CategoryView(String handle, LocalizedText title, int productCount) {
}
