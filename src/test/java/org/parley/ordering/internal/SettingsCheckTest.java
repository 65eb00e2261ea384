package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Violation;

class SettingsCheckTest {

    private static final LocalizedText TEXT = LocalizedText.of(Language.EN, "Post");

    @Test
    void acceptsTheDemoShop() {
        assertThat(StoredSettings.check(DemoRules.rules(), "THB")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "100, true", "100.00, true", "7.25, true", "-0.01, false", "100.01, false", "7.125, false"})
    void takesRatesFromZeroToAHundredPerCent(BigDecimal rate, boolean fine) {
        assertThat(fields(new OrderingRules(rate, TEXT, true, List.of(method("post", "1.00", "THB")))))
                .isEqualTo(fine ? List.of() : List.of("taxRate"));
    }

    @ParameterizedTest
    @CsvSource({"post, true", "next-day, true", "2day, true", "'', false", "Post, false", "next day, false", "-x, false"})
    void takesPlainIds(String id, boolean fine) {
        assertThat(fields(new OrderingRules(BigDecimal.ONE, TEXT, true, List.of(method(id, "1.00", "THB")))))
                .isEqualTo(fine ? List.of() : List.of("shippingMethods[0].id"));
    }

    @Test
    void refusesAnIdTwiceAndForeignMoney() {
        assertThat(fields(new OrderingRules(BigDecimal.ONE, TEXT, true,
                List.of(method("post", "1.00", "THB"), method("post", "1.00", "USD")))))
                .containsExactly("shippingMethods[1].id", "shippingMethods[1].price");
    }

    @Test
    void refusesEmptyWords() {
        assertThat(fields(new OrderingRules(BigDecimal.ONE, LocalizedText.of(Language.TH, " "), true,
                List.of(method("post", "1.00", "THB"))))).containsExactly("taxLabel");
    }

    private static ShippingMethod method(String id, String price, String currency) {
        return new ShippingMethod(id, TEXT, Money.of(price, currency), null);
    }

    private static List<String> fields(OrderingRules rules) {
        return StoredSettings.check(rules, "THB").stream().map(Violation::field).toList();
    }
}
