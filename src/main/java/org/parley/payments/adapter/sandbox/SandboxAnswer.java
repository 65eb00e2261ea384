package org.parley.payments.adapter.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.parley.payments.PaymentId;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/** Reads the sandbox's payment; an answer that makes no sense is as good as none. */
final class SandboxAnswer {

    private SandboxAnswer() {
    }

    static GatewayPayment read(String body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            PaymentId reference = reference(json.path("reference").asText(""))
                    .orElseThrow(() -> new IllegalArgumentException("no reference"));
            GatewayStatus status = status(json.path("status").asText());
            String id = json.path("id").asText(null);
            String method = json.path("method").asText(null);
            if (status != GatewayStatus.CAPTURED) {
                return GatewayPayment.withoutMoney(reference, id, status, method);
            }
            String currency = json.path("currency").asText();
            return new GatewayPayment(reference, id, status, Money.ofMinor(whole(json, "captured"), currency),
                    Money.ofMinor(whole(json, "refunded"), currency), method);
        } catch (JsonProcessingException | IllegalArgumentException nonsense) {
            throw new GatewaySilent("the sandbox's answer makes no sense: " + nonsense.getMessage());
        }
    }

    /** Empty for references that are not ours. */
    static Optional<PaymentId> reference(String text) {
        return Ids.parse(text).map(PaymentId::new);
    }

    private static long whole(JsonNode json, String name) {
        if (!json.path(name).isIntegralNumber() || !json.path(name).canConvertToLong()) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        return json.path(name).asLong();
    }

    private static GatewayStatus status(String text) {
        return switch (text) {
            case "opened" -> GatewayStatus.OPENED;
            case "pending" -> GatewayStatus.PENDING;
            case "captured" -> GatewayStatus.CAPTURED;
            case "failed" -> GatewayStatus.FAILED;
            case "expired" -> GatewayStatus.EXPIRED;
            case "cancelled" -> GatewayStatus.CANCELLED;
            default -> throw new IllegalArgumentException("unknown status");
        };
    }
}
