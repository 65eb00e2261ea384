package org.parley.assistant.internal;

import java.util.Optional;
import org.parley.assistant.internal.Purchases.OrderInView;
import org.parley.conversation.MessageContent;

/** Tells how far the visitor's own orders are. A foreign number is answered like one that doesn't exist. */
final class Following {

    private final Purchases purchases;

    Following(Purchases purchases) {
        this.purchases = purchases;
    }

    /** @param number as typed, or {@code null} for the latest order */
    void track(Turn turn, String number) {
        Optional<OrderInView> order = number == null ? purchases.latestOrder(turn.conversation.visitorId())
                : purchases.order(turn.conversation.visitorId(), number);
        if (order.isPresent()) {
            turn.say("track.status." + order.get().status(), "number", order.get().number());
            turn.show(MessageContent.of(MessageContent.ORDER_STATUS).with("orderId", order.get().id()));
        } else if (number == null) {
            turn.say("track.none");
        } else {
            turn.say("track.missing", "number", shortened(number));
            if (purchases.latestOrder(turn.conversation.visitorId()).isPresent()) {
                turn.offer(Command.TRACK, turn.words("track.latest"));
            }
        }
        Menu.offer(turn, Command.FIND, Command.CART, Command.HANDOVER);
        turn.askWith("track.next");
    }

    private static String shortened(String number) {
        return number.length() > 40 ? number.substring(0, 40) : number;
    }
}
