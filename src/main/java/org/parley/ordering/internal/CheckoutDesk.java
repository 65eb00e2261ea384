package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Comparator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.catalog.Catalog;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.Stock;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.conversation.Conversations;
import org.parley.identity.Visitors;
import org.parley.ordering.CartView;
import org.parley.ordering.Checkout;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderView;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.ordering.TotalChanged;
import org.parley.ordering.event.OrderPlaced;
import org.parley.payments.PaymentView;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.outbox.Outbox;
import org.parley.shared.problem.Problem;

/** Checkout, one transaction from the locked cart to the message in the thread. */
@ApplicationScoped
class CheckoutDesk implements Checkout {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private StoredCarts carts;
    @Inject
    private CartReader cartReader;
    @Inject
    private OrderReader orderReader;
    @Inject
    private OrderPayments payments;
    @Inject
    private StoredSettings settings;
    @Inject
    private Catalog catalog;
    @Inject
    private Stock stock;
    @Inject
    private Conversations conversations;
    @Inject
    private Visitors visitors;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<OrderPlaced> placed;
    @Inject
    private Clock clock;
    @Inject
    @ConfigProperty(name = "parley.ordering.reservation")
    private Duration reservation;
    @Inject
    @ConfigProperty(name = "parley.ordering.number-prefix")
    private String numberPrefix;

    @Override
    @Transactional
    public OrderView place(PlaceOrder wish) {
        Cart cart = carts.locked(wish.cartId());
        cart.requireOpen();
        Language language = thread.language(cart.conversation());
        OrderingRules rules = settings.rules();
        ShippingMethod method = rules.method(wish.shippingMethod())
                .orElseThrow(() -> Problem.invalid("shippingMethod", "is not one of this shop's"));
        Map<VariantId, VariantView> variants = catalog.variants(cart.quantities().keySet());
        CartView agreed = agreed(cartReader.open(cart, variants, method, rules), wish, language);
        Order order = order(cart, agreed, variants, method, wish);
        PaymentView payment = payments.offer(order, language);
        order.attempt(payment.id());
        entities.persist(order);
        cart.close(order.id(), clock.instant());
        entities.flush();
        // As late as can be: all who want the same thing wait for whoever holds its row.
        stock.reserve(pieces(agreed));
        tell(order, payment);
        thread.show(cartReader.view(cart));
        return orderReader.view(order, payment);
    }

    private static CartView agreed(CartView cart, PlaceOrder wish, Language language) {
        if (cart.lines().isEmpty()) {
            throw Problem.conflict("cartEmpty", "There is nothing in this cart.");
        }
        if (!cart.totals().total().equals(wish.expectedTotal())) {
            throw new TotalChanged(cart, language);
        }
        if (!cart.totals().total().isPositive()) {
            throw Problem.conflict("nothingToPay", "An order that costs nothing cannot be placed here.");
        }
        // What is sold out already need not queue for its row behind those who got the last pieces.
        cart.lines().stream().filter(line -> line.available() < line.quantity()).findFirst().ifPresent(line -> {
            throw new OutOfStock(line.variantId(), line.available());
        });
        return cart;
    }

    /** In the order of their ids, as everybody takes them. */
    private static Map<VariantId, Integer> pieces(CartView cart) {
        Map<VariantId, Integer> pieces = new TreeMap<>(Comparator.comparing(VariantId::value));
        cart.lines().forEach(line -> pieces.put(line.variantId(), line.quantity()));
        return pieces;
    }

    private Order order(Cart cart, CartView agreed, Map<VariantId, VariantView> variants, ShippingMethod method,
            PlaceOrder wish) {
        List<OrderLine> lines = agreed.lines().stream().map(line -> new OrderLine(line.variantId().value(),
                line.productId().value(), line.title(), variants.get(line.variantId()).sku(), line.image(),
                line.quantity(), line.unitPrice().minorUnits())).toList();
        Instant now = clock.instant();
        Order order = new Order(new OrderId(Ids.next()), numberPrefix + nextNumber(), cart,
                Charges.of(agreed.totals(), method, agreed.taxLabel()), lines, now, now.plus(reservation));
        order.deliverTo(wish.contact(), wish.address(), wish.delivery());
        return order;
    }

    /** Numbers grow but may have gaps: a checkout that failed leaves one. */
    private long nextNumber() {
        return ((Number) entities.createNativeQuery("SELECT nextval('order_number')").getSingleResult()).longValue();
    }

    private void tell(Order order, PaymentView payment) {
        outbox.put(ReservationEnds.NAME, order.id().value(), order.id().toString(), "{}", order.reservedUntil());
        visitors.introduce(order.visitor(), order.contact().name(), order.contact().email());
        conversations.setAttribute(order.conversation(), "orderValue", order.total().amountText());
        thread.askForPayment(order.conversation(), payment);
        placed.fire(new OrderPlaced(Ids.next(), order.placedAt(), order.id(), order.number(), order.conversation(),
                order.visitor(), order.total()));
    }
}
