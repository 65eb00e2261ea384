package org.parley.catalog;

import java.util.List;
import org.parley.shared.i18n.LocalizedText;

/**
 * One thing to choose about a product, such as its size.
 *
 * @param key what variants and requests call it: the English name, or the first one given
 * @param name how it is shown
 */
public record OptionView(String key, LocalizedText name, List<Value> values) {

    /**
     * One choice.
     *
     * @param value what variants and requests call it; never changes
     * @param label how it is shown; {@code null} where the value reads well in every language
     */
    public record Value(String value, LocalizedText label) {

        public String labelIn(org.parley.shared.i18n.Language language) {
            return label == null ? value : label.in(language);
        }
    }
}
