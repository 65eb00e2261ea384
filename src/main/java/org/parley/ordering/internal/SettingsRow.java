package org.parley.ordering.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/** The single row that holds the shop's rules of tax and shipping. */
@Entity
@Table(name = "ordering_settings")
class SettingsRow {

    static final int THE_ONE = 1;

    @Id
    private int id;
    @Column(name = "tax_rate", nullable = false)
    private String taxRate;
    @Convert(converter = LocalizedTextJson.class)
    @Column(name = "tax_label", nullable = false)
    private LocalizedText taxLabel;
    @Column(name = "prices_include_tax", nullable = false)
    private boolean pricesIncludeTax;
    @Column(name = "shipping_methods", nullable = false)
    private String shippingMethods;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected SettingsRow() {
    }

    void change(OrderingRules rules) {
        taxRate = rules.taxRate().toPlainString();
        taxLabel = rules.taxLabel();
        pricesIncludeTax = rules.pricesIncludeTax();
        shippingMethods = Json.write(rules.shippingMethods().stream().map(Method::of).toList());
    }

    /** Nobody has changed it since the schema was made. */
    boolean isUntouched() {
        return version == 0;
    }

    /** The amounts are decimals in whatever the shop's currency is now. */
    OrderingRules rules(String currency) {
        return new OrderingRules(new BigDecimal(taxRate), taxLabel, pricesIncludeTax,
                Arrays.stream(Json.read(shippingMethods, Method[].class)).map(method -> method.in(currency)).toList());
    }

    private record Method(String id, LocalizedText title, String price, String freeFrom) {

        static Method of(ShippingMethod method) {
            return new Method(method.id(), method.title(), method.price().amountText(),
                    method.freeFrom() == null ? null : method.freeFrom().amountText());
        }

        ShippingMethod in(String currency) {
            return new ShippingMethod(id, title, money(price, currency), money(freeFrom, currency));
        }

        private static Money money(String amount, String currency) {
            if (amount == null) {
                return null;
            }
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return Money.of(new BigDecimal(amount).setScale(digits, RoundingMode.HALF_UP).toPlainString(), currency);
        }
    }
}
