package org.parley.ordering.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.spi.LiveContent;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;

/** Payment requests in the thread, each showing how its own payment stands. */
@ApplicationScoped
@Transactional
class PaymentContents implements LiveContent {

    @Inject
    private Payments payments;
    @Inject
    private OrderTable orders;

    @Override
    public Set<String> types() {
        return Set.of(MessageContent.PAYMENT_REQUEST);
    }

    @Override
    public ObjectNode complete(ConversationId conversation, ObjectNode content, Language language) {
        PaymentView payment = idIn(content).map(id -> payments.getAll(Set.of(id)).get(id)).orElseThrow(() -> unknown());
        Order order = Optional.ofNullable(OrderPayments.orderOf(payment)).flatMap(orders::find)
                .filter(one -> one.conversation().equals(conversation)).orElseThrow(() -> unknown());
        ObjectNode complete = Json.object();
        complete.put("type", MessageContent.PAYMENT_REQUEST);
        complete.put("paymentId", payment.id().toString());
        complete.put("orderId", order.id().toString());
        complete.put("orderNumber", order.number());
        return present(complete, payment);
    }

    @Override
    public Map<UUID, ObjectNode> render(ConversationId conversation, Map<UUID, ObjectNode> contents, Language language) {
        Map<PaymentId, PaymentView> present = payments.getAll(contents.values().stream()
                .flatMap(content -> idIn(content).stream()).collect(Collectors.toSet()));
        Map<UUID, ObjectNode> rendered = new HashMap<>();
        contents.forEach((message, content) -> rendered.put(message, idIn(content).map(present::get)
                .map(payment -> present(content.deepCopy(), payment)).orElse(content)));
        return rendered;
    }

    /** The payment as the frame of that name shows it. */
    static ObjectNode frame(PaymentView payment) {
        ObjectNode frame = Json.object();
        frame.put("id", payment.id().toString());
        return present(frame, payment);
    }

    private static ObjectNode present(ObjectNode content, PaymentView payment) {
        content.set("amount", Json.tree(payment.amount()));
        content.put("status", payment.status().code());
        set(content, "payUrl", payment.payUrl());
        set(content, "expiresAt", payment.expiresAt());
        set(content, "method", payment.method());
        content.set("captured", Json.tree(payment.captured()));
        content.set("refunded", Json.tree(payment.refunded()));
        return content;
    }

    private static void set(ObjectNode content, String field, Object value) {
        if (value == null) {
            content.remove(field);
        } else {
            content.put(field, value.toString());
        }
    }

    private static Optional<PaymentId> idIn(ObjectNode content) {
        return Ids.parse(content.path("paymentId").asText()).map(PaymentId::new);
    }

    /** Foreign and missing look alike. */
    private static Problem unknown() {
        return Problem.invalid("content.paymentId", "is not a payment of this conversation");
    }
}
