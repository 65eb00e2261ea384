package org.parley.payments.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.shared.money.Money;

class SandboxAnswerTest {

    private static final String ID = "01a209ed-87fa-7000-95ea-19ddcb973703";

    @Test
    void readsTotalsInTheCurrencyThatWasTaken() {
        GatewayPayment payment = SandboxAnswer.read(json("captured", "\"amount\":12900,\"currency\":\"THB\","
                + "\"captured\":12900,\"refunded\":100,\"method\":\"card\""));

        assertThat(payment.status()).isEqualTo(GatewayStatus.CAPTURED);
        assertThat(payment.captured()).isEqualTo(Money.of("129.00", "THB"));
        assertThat(payment.refunded()).isEqualTo(Money.of("1.00", "THB"));
        assertThat(payment.reference()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html>502</html>", "{\"reference\":\"x\",\"status\":\"opened\"}",
        "{\"reference\":\"" + ID + "\",\"status\":\"paid\"}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\"}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\",\"currency\":\"THB\",\"captured\":0,\"refunded\":0}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\",\"currency\":\"THB\",\"captured\":1.5,\"refunded\":0}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\",\"currency\":\"THB\",\"captured\":\"5\",\"refunded\":0}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\",\"currency\":\"THB\",\"captured\":5,\"refunded\":6}",
        "{\"reference\":\"" + ID + "\",\"status\":\"captured\",\"currency\":\"ZZZ\",\"captured\":5,\"refunded\":0}"})
    void takesNonsenseForSilence(String body) {
        assertThatThrownBy(() -> SandboxAnswer.read(body)).isInstanceOf(GatewaySilent.class);
    }

    private static String json(String status, String more) {
        return "{\"reference\":\"" + ID + "\",\"id\":\"p-1\",\"status\":\"" + status + "\"," + more + "}";
    }
}
