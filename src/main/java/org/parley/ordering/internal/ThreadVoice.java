package org.parley.ordering.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Conversations;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.ordering.CartDocument;
import org.parley.ordering.CartView;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.OrderView;
import org.parley.payments.PaymentView;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/**
 * What carts and orders say in the thread: messages that stand there for good, within the caller's transaction, and
 * frames by which open screens show the new state after the commit.
 */
@ApplicationScoped
class ThreadVoice {

    @Inject
    private Messages messages;
    @Inject
    private Conversations conversations;
    @Inject
    private Live live;

    /** The language in which the customer is spoken to. */
    Language language(ConversationId conversation) {
        return conversations.get(conversation).language();
    }

    void show(CartView cart) {
        ObjectNode members = Json.object();
        members.put("cartId", cart.id().toString());
        members.set("cart", Json.tree(CartDocument.of(cart, language(cart.conversationId()))));
        live.push(new Frame("cart", cart.conversationId(), members));
    }

    void show(OrderView order) {
        ObjectNode members = Json.object();
        members.put("orderId", order.id().toString());
        members.set("order", Json.tree(OrderDocument.of(order, language(order.conversationId()))));
        live.push(new Frame("order", order.conversationId(), members));
    }

    void show(OrderView order, PaymentView payment) {
        ObjectNode members = Json.object();
        members.put("paymentId", payment.id().toString());
        members.put("orderId", order.id().toString());
        members.set("payment", PaymentContents.frame(payment));
        live.push(new Frame("payment", order.conversationId(), members));
    }

    /** Asks for the money: who pays, how much, where, until when. */
    void askForPayment(ConversationId conversation, PaymentView payment) {
        say(conversation, MessageContent.of(MessageContent.PAYMENT_REQUEST).with("paymentId", payment.id()));
    }

    void tellStatus(OrderView order) {
        say(order.conversationId(), MessageContent.of(MessageContent.ORDER_STATUS).with("orderId", order.id()));
    }

    /** Something happened; clients word it in the reader's language. */
    void tell(ConversationId conversation, String event, Map<String, String> params) {
        say(conversation, MessageContent.event(event).with("params", params));
    }

    private void say(ConversationId conversation, MessageContent content) {
        messages.postWithin(PostMessage.of(conversation, Author.system(), content));
    }
}
