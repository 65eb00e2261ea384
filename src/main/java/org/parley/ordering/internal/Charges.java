package org.parley.ordering.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.parley.ordering.ShippingMethod;
import org.parley.ordering.Totals;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/** The totals of an order in the smallest unit of its currency, and under which names shipping and tax were charged. */
@Embeddable
record Charges(@Column(name = "shipping_method", nullable = false) String shippingMethod,
        @Column(name = "shipping_title", nullable = false)
        @Convert(converter = LocalizedTextJson.class) LocalizedText shippingTitle,
        @Column(name = "tax_label", nullable = false)
        @Convert(converter = LocalizedTextJson.class) LocalizedText taxLabel,
        @Column(name = "currency", nullable = false) String currency,
        @Column(name = "subtotal", nullable = false) long subtotal,
        @Column(name = "discount", nullable = false) long discount,
        @Column(name = "shipping", nullable = false) long shipping,
        @Column(name = "tax", nullable = false) long tax,
        @Column(name = "tax_included", nullable = false) boolean taxIncluded,
        @Column(name = "total", nullable = false) long total) {

    static Charges of(Totals totals, ShippingMethod method, LocalizedText taxLabel) {
        return new Charges(method.id(), method.title(), taxLabel, totals.total().currency(),
                totals.subtotal().minorUnits(), totals.discount().minorUnits(), totals.shipping().minorUnits(),
                totals.tax().minorUnits(), totals.taxIncluded(), totals.total().minorUnits());
    }

    Totals totals() {
        return new Totals(money(subtotal), money(discount), money(shipping), money(tax), taxIncluded, money(total));
    }

    Money money(long minorUnits) {
        return Money.ofMinor(minorUnits, currency);
    }
}
