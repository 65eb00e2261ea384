package org.parley.ordering.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.ordering.Totals;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * What goods, shipping and tax come to. Tax is computed once, on the sum of goods and shipping, and rounded half up to
 * the smallest unit; so the parts always add up to the total.
 */
final class Pricing {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Pricing() {
    }

    /** @param method {@code null} for a cart that holds nothing: nothing is shipped */
    static Totals totals(Collection<Money> lineTotals, ShippingMethod method, OrderingRules rules, String currency) {
        Money nothing = Money.zero(currency);
        Money subtotal = lineTotals.stream().reduce(nothing, Money::plus);
        Money shipping = method == null || lineTotals.isEmpty() ? nothing : method.priceFor(subtotal);
        Money net = subtotal.plus(shipping);
        Money tax = net.share(share(rules), RoundingMode.HALF_UP);
        boolean included = rules.pricesIncludeTax();
        return new Totals(subtotal, nothing, shipping, tax, included, included ? net : net.plus(tax));
    }

    /** The tax's share of the amount it is computed on: rate / 100, or rate / (100 + rate) where it is inside. */
    private static BigDecimal share(OrderingRules rules) {
        BigDecimal whole = rules.pricesIncludeTax() ? HUNDRED.add(rules.taxRate()) : HUNDRED;
        return rules.taxRate().divide(whole, 30, RoundingMode.HALF_UP);
    }

    /** {@code VAT 7%} in every language that the label has. */
    static LocalizedText label(OrderingRules rules) {
        String rate = rules.taxRate().stripTrailingZeros().toPlainString() + "%";
        var texts = new java.util.EnumMap<Language, String>(Language.class);
        rules.taxLabel().texts().forEach((language, text) -> texts.put(language, text + " " + rate));
        return new LocalizedText(texts);
    }
}
