package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.ordering.Totals;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

class PricingTest {

    private static final LocalizedText VAT = LocalizedText.of(Language.EN, "VAT");

    @ParameterizedTest
    @CsvSource({
        "499.00, standard, 50.00, 549.00, 35.92",
        "999.99, standard, 50.00, 1049.99, 68.69",
        "1000.00, standard, 0.00, 1000.00, 65.42",
        "1000.01, standard, 0.00, 1000.01, 65.42",
        "1000.00, express, 120.00, 1120.00, 73.27",
        "0.01, express, 120.00, 120.01, 7.85"})
    void addsShippingAndNamesTheTaxInside(String goods, String method, String shipping, String total, String tax) {
        OrderingRules rules = DemoRules.rules();

        Totals totals = Pricing.totals(List.of(baht(goods)), rules.method(method).orElseThrow(), rules, "THB");

        assertThat(totals.shipping()).isEqualTo(baht(shipping));
        assertThat(totals.total()).isEqualTo(baht(total));
        assertThat(totals.tax()).isEqualTo(baht(tax));
        assertThat(totals.taxIncluded()).isTrue();
    }

    @Test
    void shipsNothingForAnEmptyCart() {
        OrderingRules rules = DemoRules.rules();

        assertThat(Pricing.totals(List.of(), rules.firstMethod(), rules, "THB").total()).isEqualTo(Money.zero("THB"));
    }

    @Test
    void addsTheTaxWherePricesDoNotContainIt() {
        OrderingRules rules = new OrderingRules(new BigDecimal("8.25"), VAT, false, List.of(free("USD")));

        Totals totals = Pricing.totals(List.of(Money.of("19.99", "USD"), Money.of("5.00", "USD")), rules.firstMethod(),
                rules, "USD");

        assertThat(totals.tax()).isEqualTo(Money.of("2.06", "USD"));
        assertThat(totals.total()).isEqualTo(Money.of("27.05", "USD"));
    }

    @Test
    void roundsHalfAYenUp() {
        OrderingRules rules = new OrderingRules(BigDecimal.TEN, VAT, false, List.of(free("JPY")));

        assertThat(Pricing.totals(List.of(Money.of("105", "JPY")), rules.firstMethod(), rules, "JPY").tax())
                .isEqualTo(Money.of("11", "JPY"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void alwaysAddsUpAndNeverDependsOnTheOrderOfTheLines(int seed) {
        Random random = new Random(seed);
        String currency = List.of("THB", "JPY", "KRW", "USD").get(random.nextInt(4));
        OrderingRules rules = new OrderingRules(BigDecimal.valueOf(random.nextInt(10_001), 2), VAT, random.nextBoolean(),
                List.of(new ShippingMethod("any", VAT, Money.ofMinor(random.nextInt(20_000), currency),
                        random.nextBoolean() ? null : Money.ofMinor(random.nextInt(1_000_000), currency))));
        List<Money> lines = new ArrayList<>();
        for (int i = random.nextInt(100) + 1; i > 0; i--) {
            lines.add(Money.ofMinor(random.nextInt(10_000_000), currency).times(random.nextInt(999) + 1));
        }

        Totals totals = Pricing.totals(lines, rules.firstMethod(), rules, currency);
        java.util.Collections.shuffle(lines, random);

        long net = lines.stream().mapToLong(Money::minorUnits).sum() + totals.shipping().minorUnits();
        assertThat(totals.total().minorUnits()).isEqualTo(rules.pricesIncludeTax() ? net : net + totals.tax().minorUnits());
        assertThat(totals.tax().isNegative()).isFalse();
        if (rules.pricesIncludeTax()) {
            // What remains without the tax, taxed, is the price again to within half of the smallest unit (twice at 100 %).
            BigDecimal without = BigDecimal.valueOf(net - totals.tax().minorUnits());
            BigDecimal again = without.multiply(rules.taxRate().movePointLeft(2).add(BigDecimal.ONE));
            assertThat(again.subtract(BigDecimal.valueOf(net)).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
        }
        assertThat(Pricing.totals(lines, rules.firstMethod(), rules, currency)).isEqualTo(totals);
    }

    @Test
    void namesTheTaxWithItsRate() {
        assertThat(Pricing.label(DemoRules.rules()).in(Language.EN)).isEqualTo("VAT 7%");
        assertThat(Pricing.label(new OrderingRules(new BigDecimal("8.50"), VAT, true, List.of(free("USD"))))
                .in(Language.EN)).isEqualTo("VAT 8.5%");
        assertThat(Pricing.label(new OrderingRules(new BigDecimal("10"), VAT, true, List.of(free("USD"))))
                .in(Language.EN)).isEqualTo("VAT 10%");
    }

    private static ShippingMethod free(String currency) {
        return new ShippingMethod("free", VAT, Money.zero(currency), null);
    }

    private static Money baht(String amount) {
        return Money.of(amount, "THB");
    }
}
