package org.parley.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, ••••••••••••1111",
        "4111 1111 1111 1111, •••• •••• •••• 1111",
        "4111-1111-1111-1111, ••••-••••-••••-1111",
        "3782 822463 10005, •••• •••••• •0005",
        "４１１１１１１１１１１１１１１１, ••••••••••••１１１１",
        "๔๑๑๑๑๑๑๑๑๑๑๑๑๑๑๑, ••••••••••••๑๑๑๑",
        "4111\u20031111\u202f1111\u20091111, ••••\u2003••••\u202f••••\u20091111",
        "4111\u200d1111\u20601111\ufeff1111, ••••\u200d••••\u2060••••\ufeff1111",
        "4111 - 1111 - 1111 - 1111, •••• - •••• - •••• - 1111",
        "4111|1111·1111•1111, ••••|••••·•••••1111",
        "4111、1111・1111．1111, ••••、••••・••••．1111",
        "card 5500 0000 0000 0004 exp 12/29, card •••• •••• •••• 0004 exp 12/29"})
    void masksAllButTheLastFourDigits(String typed, String kept) {
        assertThat(CardNumbers.mask(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "081-234-5678", "1234567890123", "order P-100001", "",
        "2026-11-24 11:52:02", "2026-11-24T11:52:13Z", "2026-11-24 11:52:01", "TH0123456789012"})
    void leavesWhatIsNoCardNumber(String typed) {
        assertThat(CardNumbers.mask(typed)).isEqualTo(typed);
    }

    @Test
    void masksTheRestOfANumberWhoseBeginningEndedTheMessageBefore() {
        String tail = CardNumbers.tail("", "it is 4111 1111");
        assertThat(CardNumbers.maskContinuation(tail, "1111 1111 thanks")).isEqualTo("•••• •••• thanks");
        assertThat(CardNumbers.maskTail("it is 4111 1111")).isEqualTo("it is •••• ••••");
    }

    @Test
    void gathersTheDigitsOfSeveralMessagesThatAreNothingElse() {
        String tail = "";
        for (String part : new String[] {"4111", "1111", "1111"}) {
            assertThat(CardNumbers.maskContinuation(tail, part)).isEqualTo(part);
            tail = CardNumbers.tail(tail, part);
        }
        assertThat(CardNumbers.maskContinuation(tail, "1111")).isEqualTo("••••");
    }

    @Test
    void forgetsTheDigitsWhenWordsFollow() {
        assertThat(CardNumbers.tail("41111111", "never mind")).isEmpty();
    }
}
