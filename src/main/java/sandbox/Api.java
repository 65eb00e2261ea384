package sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sandbox.Session.Status;

/**
 * The merchant's side of the provider, with {@code Authorization: Bearer <API secret>}:
 * {@code GET /payments/{reference}}, {@code POST /payments/{reference}/refunds} (with {@code Idempotency-Key}),
 * {@code POST /payments/{reference}/cancel}, and for testers {@code POST /behaviour}.
 */
@WebServlet("/sandbox/api/*")
public class Api extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PAYMENT = Pattern.compile("/payments/([A-Za-z0-9_-]{1,60})(/refunds|/cancel)?");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,80}");
    private static final int LARGEST_BODY = 16 * 1024;

    @Inject
    private transient Settings settings;
    @Inject
    private transient Provider provider;
    @Inject
    private transient Faults faults;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.exists()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!authorised(request)) {
            refuse(response, 401, "wrongSecret");
        } else {
            route(request, response);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (path.equals("/behaviour") && request.getMethod().equals("POST")) {
            behave(request, response);
            return;
        }
        Matcher payment = PAYMENT.matcher(path);
        if (!payment.matches()) {
            refuse(response, 404, "noSuchResource");
        } else if (faults.takeError()) {
            refuse(response, 500, "switchedOnFault");
        } else if (payment.group(2) == null) {
            find(payment.group(1), request, response);
        } else if (!request.getMethod().equals("POST")) {
            refuse(response, 405, "postOnly");
        } else if (payment.group(2).equals("/cancel")) {
            answer(response, 200, provider.callOff(payment.group(1)));
        } else {
            refund(payment.group(1), request, response);
        }
    }

    private void find(String reference, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Session> found = request.getMethod().equals("GET") ? provider.find(reference) : Optional.empty();
        if (found.isEmpty()) {
            refuse(response, 404, "noSuchPayment");
        } else {
            answer(response, 200, found.get());
        }
    }

    private void refund(String reference, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getHeader("Idempotency-Key");
        JsonNode body = body(request);
        if (key == null || !KEY.matcher(key).matches() || body == null || !body.path("amount").canConvertToLong()
                || !body.path("amount").isIntegralNumber()) {
            refuse(response, 400, "amountAndIdempotencyKeyNeeded");
            return;
        }
        Optional<Provider.Refund> refund = provider.refund(reference, key, body.path("amount").asLong());
        if (refund.isEmpty()) {
            refuse(response, 404, "noSuchPayment");
            return;
        }
        switch (refund.get().result()) {
            case DONE -> answer(response, 200, refund.get().session());
            case TOO_MUCH -> refuse(response, 409, "moreThanCaptured");
            case OTHER_KEY -> refuse(response, 422, "keyUsedForAnotherRefund");
        }
    }

    private void behave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Behaviour behaviour = Wire.MAPPER.treeToValue(body(request), Behaviour.class);
            if (behaviour == null) {
                refuse(response, 400, "jsonNeeded");
                return;
            }
            faults.behave(behaviour);
            write(response, 200, Wire.MAPPER.writeValueAsString(behaviour));
        } catch (JsonProcessingException wrong) {
            refuse(response, 400, wrong.getOriginalMessage());
        }
    }

    private void answer(HttpServletResponse response, int status, Session session) throws IOException {
        if (provider.isSilent(session)) {
            refuse(response, 504, "bankDoesNotAnswer");
        } else {
            write(response, status, json(session).toString());
        }
    }

    static ObjectNode json(Session session) {
        ObjectNode json = Wire.MAPPER.createObjectNode().put("id", session.id().toString())
                .put("reference", session.reference()).put("status", session.status().code());
        if (session.amount() > 0) {
            json.put("amount", session.amount()).put("currency", session.currency())
                    .put("captured", session.captured()).put("refunded", session.refunded());
        }
        return session.method() == null || session.status() == Status.OPENED ? json : json.put("method", session.method());
    }

    private boolean authorised(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && Signature.same("Bearer " + settings.apiSecret(), header);
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length == 0 || bytes.length > LARGEST_BODY) {
            return null;
        }
        try {
            return Wire.MAPPER.readTree(bytes);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static void refuse(HttpServletResponse response, int status, String error) throws IOException {
        write(response, status, Wire.MAPPER.createObjectNode().put("error", error).toString());
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
