package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayLinkTest {

    private static final String SECRET = "secret";
    private static final String GOOD = """
            {"reference":"r-1","amount":129000,"currency":"THB","merchant":"Shop","expiresAt":"2026-11-23T10:00:00Z",\
            "returnUrl":"https://shop.example/back","language":"th"}""";

    @Test
    void readsWhatTheMerchantSigned() {
        PayLink link = PayLink.verified(signed(GOOD, SECRET), SECRET).orElseThrow();

        assertThat(link.amount()).isEqualTo(129_000);
        assertThat(link.language()).isEqualTo("th");
        assertThat(link.method()).isNull();
    }

    @Test
    void refusesWhatSomebodyElseSignedOrChanged() {
        String token = signed(GOOD, SECRET);
        String cheaper = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(GOOD.replace("129000", "1").getBytes(StandardCharsets.UTF_8));

        assertThat(PayLink.verified(signed(GOOD, "other"), SECRET)).isEmpty();
        assertThat(PayLink.verified(cheaper + token.substring(token.lastIndexOf('.')), SECRET)).isEmpty();
        assertThat(PayLink.verified(token.substring(0, token.length() - 1), SECRET)).isEmpty();
        assertThat(PayLink.verified("", SECRET)).isEmpty();
        assertThat(PayLink.verified(".", SECRET)).isEmpty();
        assertThat(PayLink.verified("x".repeat(7_000) + ".y", SECRET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "no json", "{\"reference\":\"r\"}",
        "{\"reference\":\"r\",\"amount\":0,\"currency\":\"THB\",\"merchant\":\"S\",\"expiresAt\":\"2026-11-23T10:00:00Z\","
                + "\"returnUrl\":\"https://a\"}",
        "{\"reference\":\"r\",\"amount\":1,\"currency\":\"ZZZ\",\"merchant\":\"S\",\"expiresAt\":\"2026-11-23T10:00:00Z\","
                + "\"returnUrl\":\"https://a\"}",
        "{\"reference\":\"r\",\"amount\":1,\"currency\":\"THB\",\"merchant\":\"S\",\"expiresAt\":\"soon\","
                + "\"returnUrl\":\"https://a\"}",
        "{\"reference\":\"r\",\"amount\":1,\"currency\":\"THB\",\"merchant\":\"S\",\"expiresAt\":\"2026-11-23T10:00:00Z\","
                + "\"returnUrl\":\"javascript:alert(1)\"}"})
    void refusesNonsenseEvenWhenSigned(String payload) {
        assertThat(PayLink.verified(signed(payload, SECRET), SECRET)).isEmpty();
    }

    static String signed(String json, String secret) {
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return payload + "." + Signature.of(secret, "link.", payload.getBytes(StandardCharsets.UTF_8));
    }
}
