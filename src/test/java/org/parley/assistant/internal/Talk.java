package org.parley.assistant.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.assistant.internal.understanding.Understanding;
import org.parley.catalog.Catalog;
import org.parley.catalog.ProductId;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Handler;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Priority;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/** A conversation with the bot in memory: the demo shop's goods, one cart, no server. */
final class Talk implements Purchases {

    private static final Understanding UNDERSTANDING = new Understanding();
    static final DemoShelf SHELF = new DemoShelf();

    private final Catalog shelf;
    private final ConversationView conversation;
    private final Guide guide;
    private final Map<VariantId, Integer> cart = new LinkedHashMap<>();
    private final Map<String, OrderInView> orders = new LinkedHashMap<>();
    private Place place = Place.START;
    private Turn last;

    Talk(Language language) {
        this(language, SHELF);
    }

    Talk(Language language, Catalog shelf) {
        this.shelf = shelf;
        Instant start = Instant.parse("2026-11-23T10:00:00Z");
        conversation = new ConversationView(new ConversationId(new UUID(1, 1)), new VisitorId(new UUID(2, 2)), "web",
                language, new ConversationState(ConversationStatus.OPEN, Handler.BOT, 1),
                Priority.NORMAL, 0, 0, 0, List.of(), Map.of(), null,
                start, start);
        // Neither a person nor the profile is reached in these tests: handing over is tested with the real doors.
        guide = new Guide(UNDERSTANDING, shelf, this,
                new Courtesy(null, null, inbox -> new ReplyTime.Told(480L, 1800L, null)));
    }

    Talk greet() {
        return keep(guide.greet(conversation));
    }

    Talk type(String text) {
        return keep(guide.answer(conversation, place, MessageContent.text(text), ""));
    }

    Talk press(String value) {
        return keep(guide.answer(conversation, place, MessageContent.of("choice").with("value", value), ""));
    }

    /** Presses the offered button that begins with these letters. */
    Talk pressLike(String start) {
        return press(place.offers().stream().map(MessageContent.Option::value).filter(value -> value.startsWith(start))
                .findFirst().orElseThrow(() -> new AssertionError("no " + start + " among " + place.offers())));
    }

    private Talk keep(Turn turn) {
        last = turn;
        turn.deeds().forEach(Runnable::run);
        try {
            place = Json.mapper().readValue(Json.write(turn.after()), Place.class);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError("a place that can't be read again", unreadable);
        }
        return this;
    }

    Place place() {
        return place;
    }

    Turn turn() {
        return last;
    }

    String words() {
        return last.contents().stream().map(content -> content.field("text")).collect(Collectors.joining("\n"));
    }

    List<String> types() {
        return last.contents().stream().map(MessageContent::type).toList();
    }

    List<String> shown() {
        return place.shown().stream().map(id -> shelf.product(new ProductId(id)).orElseThrow().handle())
                .toList();
    }

    List<String> buttons() {
        return place.offers().stream().map(MessageContent.Option::value).toList();
    }

    Map<String, Integer> inCart() {
        Map<String, Integer> titles = new LinkedHashMap<>();
        cart.forEach((variant, count) -> titles.put(shelf.variant(variant).orElseThrow().title(Language.EN), count));
        return titles;
    }

    Talk withOrder(String number, String status) {
        orders.put(number, new OrderInView(UUID.randomUUID(), number, status));
        return this;
    }

    @Override
    public int mostPieces() {
        return 999;
    }

    @Override
    public Optional<CartInView> cart(ConversationId id) {
        return Optional.of(openCart(id));
    }

    @Override
    public CartInView openCart(ConversationId id) {
        List<Line> lines = new ArrayList<>();
        cart.forEach((variant, count) -> lines.add(
                new Line(variant, shelf.variant(variant).orElseThrow().title(), count)));
        return new CartInView(new UUID(3, 3), lines);
    }

    @Override
    public void setLine(UUID id, VariantId variant, int quantity) {
        cart.put(variant, quantity);
    }

    @Override
    public void removeLine(UUID id, VariantId variant) {
        cart.remove(variant);
    }

    @Override
    public Optional<OrderInView> latestOrder(VisitorId visitor) {
        return orders.values().stream().reduce((first, second) -> second);
    }

    @Override
    public Optional<OrderInView> order(VisitorId visitor, String number) {
        return Optional.ofNullable(orders.get(number));
    }
}
