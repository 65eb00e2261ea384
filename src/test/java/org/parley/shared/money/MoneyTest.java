package org.parley.shared.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"1290.00, THB, EN, '฿1,290.00'", "1290, JPY, JA, '￥1,290'", "1290, KRW, KO, '₩1,290'", "-0.50, USD, EN, '-$0.50'"})
    void isWrittenAsItsReadersWriteIt(String amount, String currency, Language language, String text) {
        assertThat(Money.of(amount, currency).format(language)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.005, THB", "1.5, JPY", "1e3, THB", "'1,290', THB", "'', THB", "NaN, THB", "0x10, THB"})
    void refusesWhatIsNoAmountOfTheCurrency(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverMixesCurrenciesNorOverflows() {
        Money baht = Money.of("1.00", "THB");
        assertThatThrownBy(() -> baht.plus(Money.of("1", "JPY"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MAX_VALUE, "THB").plus(baht)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundsAShareAsNamed() {
        Money price = Money.of("0.35", "THB");
        assertThat(price.share(new BigDecimal("0.1"), RoundingMode.HALF_UP)).isEqualTo(Money.of("0.04", "THB"));
        assertThat(price.share(new BigDecimal("0.1"), RoundingMode.HALF_EVEN)).isEqualTo(Money.of("0.04", "THB"));
        assertThat(price.share(new BigDecimal("0.1"), RoundingMode.DOWN)).isEqualTo(Money.of("0.03", "THB"));
    }

    @Test
    void isAmountAndCurrencyInJson() {
        assertThat(Json.write(Money.of("1290.00", "THB"))).isEqualTo("{\"amount\":\"1290.00\",\"currency\":\"THB\"}");
        assertThat(Json.read("{\"amount\":\"1290.00\",\"currency\":\"THB\"}", Money.class)).isEqualTo(Money.of("1290.00", "THB"));
    }
}
