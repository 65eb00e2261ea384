package org.parley.payments.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.payments.PaymentId;
import org.parley.payments.spi.GatewayNotice;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewayRefusal;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.payments.spi.PaymentGateway;
import org.parley.payments.spi.PaymentOffer;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/** Speaks with the sandbox provider by HTTP, as with any provider elsewhere. It exists in the demo only. */
@ApplicationScoped
public class SandboxGateway implements PaymentGateway {

    private static final String NAME = "sandbox";
    private static final String ACCOUNT = "demo";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private boolean demo;
    private String base;
    private String secret;
    private SandboxSignature signature;
    private Duration patience;

    protected SandboxGateway() {
    }

    @Inject
    public SandboxGateway(@ConfigProperty(name = "parley.demo") boolean demo,
            @ConfigProperty(name = "parley.payments.sandbox.url") String base,
            @ConfigProperty(name = "parley.payments.sandbox.api-secret") String secret,
            @ConfigProperty(name = "parley.payments.sandbox.webhook-secret") String webhookSecret,
            @ConfigProperty(name = "parley.payments.patience") Duration patience, Clock clock) {
        this.demo = demo;
        this.base = base;
        this.secret = secret;
        this.signature = new SandboxSignature(webhookSecret, clock);
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return ACCOUNT;
    }

    @Override
    public boolean available() {
        return demo;
    }

    @Override
    public String payUrl(PaymentOffer offer) {
        ObjectNode link = Json.object().put("reference", offer.id().toString()).put("amount", offer.amount().minorUnits())
                .put("currency", offer.amount().currency()).put("merchant", offer.merchant())
                .put("description", offer.description()).put("expiresAt", offer.expiresAt().toString())
                .put("returnUrl", offer.returnUrl()).put("language", offer.language().code());
        if (offer.method() != null) {
            link.put("method", offer.method());
        }
        String payload = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Json.write(link).getBytes(StandardCharsets.UTF_8));
        return base + "/pay/" + payload + "."
                + SandboxSignature.hmac(secret, "link.", payload.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public GatewayPayment fetch(PaymentId payment) {
        return call(payment, request("/api/payments/" + payment).GET());
    }

    @Override
    public GatewayPayment cancel(PaymentId payment) {
        return call(payment, request("/api/payments/" + payment + "/cancel").POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Override
    public GatewayPayment refund(PaymentId payment, UUID refundId, Money amount) {
        String body = Json.write(Json.object().put("amount", amount.minorUnits()));
        HttpResponse<String> response = send(request("/api/payments/" + payment + "/refunds")
                .header("Idempotency-Key", refundId.toString()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        int status = response.statusCode();
        if (status == 409 || status == 422) {
            throw new GatewayRefusal("sandbox answered " + status);
        }
        if (status != 200) {
            throw new GatewaySilent("sandbox answered " + status);
        }
        return SandboxAnswer.read(response.body());
    }

    @Override
    public GatewayNotice verify(byte[] body, UnaryOperator<String> headers) {
        signature.check(headers.apply(SandboxSignature.HEADER), body);
        try {
            JsonNode event = Json.mapper().readTree(body);
            String reference = event.path("data").path("reference").asText("");
            return new GatewayNotice(event.path("id").asText(""), SandboxAnswer.reference(reference));
        } catch (IOException noJson) {
            throw new IllegalArgumentException("no JSON", noJson);
        }
    }

    private GatewayPayment call(PaymentId payment, HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.build());
        int status = response.statusCode();
        if (status == 404) {
            return GatewayPayment.withoutMoney(payment, null, GatewayStatus.NOT_OPENED, null);
        }
        if (status != 200) {
            throw new GatewaySilent("sandbox answered " + status);
        }
        return SandboxAnswer.read(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(patience).header("Authorization", "Bearer " + secret);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new GatewaySilent("sandbox: " + broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewaySilent("interrupted");
        }
    }
}
