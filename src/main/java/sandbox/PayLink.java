package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Currency;
import java.util.Optional;

/**
 * What a merchant asks a customer to pay, signed by the merchant: {@code base64url(JSON) "." hex(HMAC-SHA256("link." +
 * base64url))} with the API secret. A merchant makes it without calling the provider.
 *
 * @param reference the merchant's own name for the payment; one session per reference
 * @param amount in the smallest unit of the currency, above zero
 * @param language one of en, th, ja, ko, or {@code null}
 * @param method the tab to begin with, or {@code null}
 */
record PayLink(String reference, long amount, String currency, String merchant, String description, Instant expiresAt,
        String returnUrl, String language, String method) {

    private static final int LONGEST = 6_000;

    /** Empty for anything that the merchant did not sign or that makes no sense. */
    static Optional<PayLink> verified(String token, String apiSecret) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        String payload = token.substring(0, dot);
        String expected = Signature.of(apiSecret, "link.", payload.getBytes(StandardCharsets.UTF_8));
        return Signature.same(expected, token.substring(dot + 1)) ? parse(payload) : Optional.empty();
    }

    private static Optional<PayLink> parse(String payload) {
        try {
            JsonNode json = Wire.MAPPER.readTree(Base64.getUrlDecoder().decode(payload));
            PayLink link = new PayLink(json.path("reference").asText(), json.path("amount").asLong(),
                    json.path("currency").asText(), json.path("merchant").asText(), json.path("description").asText(null),
                    Instant.parse(json.path("expiresAt").asText()), json.path("returnUrl").asText(),
                    json.path("language").asText(null), json.path("method").asText(null));
            return link.makesSense() ? Optional.of(link) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private boolean makesSense() {
        return reference.matches("[A-Za-z0-9_-]{1,60}") && amount > 0
                && Currency.getInstance(currency).getDefaultFractionDigits() >= 0
                && !merchant.isBlank() && merchant.length() <= 200
                && (description == null || description.length() <= 400)
                && returnUrl.matches("https?://[^\\s\"'<>;,]{1,990}");
    }
}
