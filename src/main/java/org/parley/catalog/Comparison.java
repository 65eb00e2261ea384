package org.parley.catalog;

import java.util.List;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * Two to four products side by side.
 *
 * @param rows only what they differ in; each row has one value per product, in the products' order
 */
public record Comparison(List<ProductView> products, List<Row> rows) {

    /**
     * One thing in which they differ.
     *
     * @param key stable name: {@code price}, {@code saving}, {@code availability}, {@code category}, {@code weight},
     *     {@code features} or {@code option:<key>}
     * @param label the row's heading for people
     */
    public record Row(String key, LocalizedText label, List<Value> values) {
    }

    /**
     * A cell; every part may be absent, all of them absent means that the product has nothing of the kind.
     *
     * @param from an amount, or the lower end of a range
     * @param to the upper end of a range
     * @param number a plain number (pieces, grams)
     * @param unit of the number: {@code piece} or {@code g}
     * @param texts words, one for each thing to list
     */
    public record Value(Money from, Money to, Long number, String unit, List<LocalizedText> texts) {

        /**
         * The words in that language; where none is written in it, those in English, else all. Features are words of one
         * language each, so that a reader is not shown the same thing four times.
         */
        public List<String> textsIn(Language language) {
            List<LocalizedText> fitting = texts.stream().filter(text -> text.texts().containsKey(language)).toList();
            if (fitting.isEmpty()) {
                fitting = texts.stream().filter(text -> text.texts().containsKey(Language.EN)).toList();
            }
            return (fitting.isEmpty() ? texts : fitting).stream().map(text -> text.in(language)).toList();
        }

        static final Value NONE = new Value(null, null, null, null, null);

        public static Value none() {
            return NONE;
        }

        public static Value money(Money from, Money to) {
            return new Value(from, from.equals(to) ? null : to, null, null, null);
        }

        public static Value number(long number, String unit) {
            return new Value(null, null, number, unit, null);
        }

        public static Value texts(List<LocalizedText> texts) {
            return texts.isEmpty() ? NONE : new Value(null, null, null, null, List.copyOf(texts));
        }
    }
}
