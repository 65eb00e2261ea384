package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.ordering.CartClosed;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderQuery;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.ordering.ParcelStatus;
import org.parley.ordering.ShipmentView;
import org.parley.ordering.TotalChanged;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.RequestRefund;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.testing.TestDatabase;

/** The rule book of carts and orders, on each database that we run on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderingScenarios {

    ShopFloor shop;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        shop = new ShopFloor(database());
    }

    @BeforeEach
    void providerAnswers() {
        shop.provider.silent = false;
    }

    @AfterAll
    void close() {
        shop.close();
    }

    // --- carts

    @Test
    void givesAConversationOneOpenCart() {
        ConversationId conversation = shop.customer(Language.EN);

        Carts.Opened first = shop.carts.open(conversation);
        Carts.Opened second = shop.carts.open(conversation);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.cart().id()).isEqualTo(first.cart().id());
        assertThat(shop.carts.ofConversation(conversation).orElseThrow().lines()).isEmpty();
    }

    @Test
    void opensOneCartForManyCallsAtOnce() throws Exception {
        ConversationId conversation = shop.customer(Language.EN);

        List<CartId> ids = atOnce(12, () -> shop.carts.open(conversation).cart().id());

        assertThat(ids).hasSize(12).containsOnly(ids.get(0));
    }

    @Test
    void showsPricesAndStockOfNow() {
        VariantId shirt = shop.variant("450.00", 9);
        CartView cart = shop.cartWith(shirt, 2);
        assertThat(cart.totals().subtotal()).isEqualTo(baht("900.00"));
        assertThat(cart.totals().total()).as("with the first way of shipping").isEqualTo(baht("950.00"));

        shop.price(shirt, "500.00");
        shop.order(shirt, 4);

        CartView now = shop.carts.get(cart.id());
        assertThat(now.totals().total()).as("free from 1000").isEqualTo(baht("1000.00"));
        assertThat(now.lines().get(0).available()).isEqualTo(5);
    }

    @Test
    void refusesMoreThanThereIs() {
        VariantId shirt = shop.variant("450.00", 3);
        CartView cart = shop.cartWith(shirt, 3);

        assertThatThrownBy(() -> shop.carts.setLine(cart.id(), shirt, 4)).isInstanceOfSatisfying(OutOfStock.class,
                out -> assertThat(out.members()).containsEntry("available", 3));
        assertThat(shop.carts.get(cart.id()).lines().get(0).quantity()).isEqualTo(3);
        assertThatThrownBy(() -> shop.carts.setLine(cart.id(), new VariantId(Ids.next()), 1))
                .isInstanceOfSatisfying(Problem.class, missing -> assertThat(missing.status()).isEqualTo(404));
    }

    @Test
    void removesALineOnceAndLeavesTheRest() {
        VariantId shirt = shop.variant("450.00", 3);
        VariantId mug = shop.variant("100.00", 3);
        CartView cart = shop.cartWith(shirt, 1);
        shop.carts.setLine(cart.id(), mug, 1);

        shop.carts.removeLine(cart.id(), shirt);
        CartView after = shop.carts.removeLine(cart.id(), shirt);

        assertThat(after.lines()).extracting(CartView.Line::variantId).containsExactly(mug);
    }

    @Test
    void offersEachWayOfShippingWithItsTotal() {
        VariantId shirt = shop.variant("450.00", 9);
        CartView cart = shop.cartWith(shirt, 1);

        assertThat(shop.carts.shippingMethods(cart.id())).extracting(offer -> offer.method().id() + " " + offer.price()
                + " " + offer.total()).containsExactly("standard 50.00 THB 500.00 THB", "express 120.00 THB 570.00 THB");
    }

    // --- checkout

    @Test
    void turnsACartIntoAnOrderAndAsksForTheMoneyInTheThread() {
        VariantId shirt = shop.variant("450.00", 5);
        ConversationId conversation = shop.customer(Language.TH);
        CartView cart = shop.cartWith(conversation, shirt, 2);

        OrderView order = shop.order(cart);

        assertThat(order.number()).matches("P-1\\d{5}");
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.totals()).isEqualTo(cart.totals());
        assertThat(order.payment().status()).isEqualTo(PaymentStatus.OFFERED);
        assertThat(order.payment().amount()).isEqualTo(baht("950.00"));
        assertThat(order.payment().expiresAt()).isEqualTo(shop.clock.instant().plus(ShopFloor.RESERVATION));
        assertThat(shop.stock(shirt)).containsExactly(5, 2);
        assertThat(shop.orders.get(order.id())).isEqualTo(order);
        MessageContent asked = shop.messages.list(conversation, 0L, null, 10).get(0).content();
        assertThat(asked.type()).isEqualTo("paymentRequest");
        assertThat(asked.field("orderNumber")).isEqualTo(order.number());
        assertThat(asked.field("status")).isEqualTo("offered");
        assertThat(asked.field("payUrl")).isEqualTo(order.payment().payUrl());
        assertThat(asked.json().path("amount").path("amount").asText()).isEqualTo("950.00");
        assertThat(shop.conversations.get(conversation).attributes()).containsEntry("orderValue", "950.00");
    }

    @Test
    void showsAClosedCartAsItWasOrdered() {
        VariantId shirt = shop.variant("450.00", 5);
        CartView cart = shop.cartWith(shirt, 2);
        OrderView order = shop.order(cart);
        shop.price(shirt, "999.00");

        CartView closed = shop.carts.get(cart.id());

        assertThat(closed.status()).isEqualTo(CartView.Status.CLOSED);
        assertThat(closed.orderId()).isEqualTo(order.id());
        assertThat(closed.totals()).isEqualTo(order.totals());
        assertThatThrownBy(() -> shop.carts.setLine(cart.id(), shirt, 1)).isInstanceOf(CartClosed.class);
        assertThat(shop.carts.open(cart.conversationId()).created()).as("a new cart").isTrue();
    }

    @Test
    void refusesATotalThatTheCustomerWasNotShown() {
        VariantId shirt = shop.variant("450.00", 5);
        CartView cart = shop.cartWith(shirt, 1);
        shop.price(shirt, "460.00");

        assertThatThrownBy(() -> shop.order(cart)).isInstanceOfSatisfying(TotalChanged.class, changed ->
                assertThat(changed.members().get("cart")).hasToString(
                        org.parley.ordering.CartDocument.of(shop.carts.get(cart.id()), Language.EN).toString()));
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
        assertThat(shop.thread(cart.conversationId())).isEmpty();
        shop.order(shop.carts.get(cart.id()));
    }

    @Test
    void refusesAnEmptyCartAndUnknownWaysOfShipping() {
        VariantId shirt = shop.variant("450.00", 5);
        CartView cart = shop.cartWith(shirt, 1);
        var wish = ShopFloor.placing(cart.id(), cart.totals().total());

        assertThatThrownBy(() -> shop.checkout.place(new org.parley.ordering.Checkout.PlaceOrder(cart.id(), wish.contact(),
                wish.address(), null, "by-swan", wish.expectedTotal()))).isInstanceOf(Problem.class);
        shop.carts.removeLine(cart.id(), shirt);
        assertThatThrownBy(() -> shop.checkout.place(wish)).isInstanceOfSatisfying(Problem.class,
                empty -> assertThat(empty.code()).isEqualTo("cartEmpty"));
    }

    @Test
    void undoesEverythingWhenOneThingIsSoldOut() {
        VariantId shirt = shop.variant("450.00", 5);
        VariantId mug = shop.variant("100.00", 1);
        CartView cart = shop.cartWith(shirt, 1);
        CartView both = shop.carts.setLine(cart.id(), mug, 1);
        shop.order(mug, 1);

        assertThatThrownBy(() -> shop.order(both)).isInstanceOfSatisfying(OutOfStock.class,
                out -> assertThat(out.variantId()).isEqualTo(mug));
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
        assertThat(shop.carts.get(cart.id()).status()).isEqualTo(CartView.Status.OPEN);
    }

    @Test
    void makesOneOrderOfOneCartHoweverOftenItIsOrderedAtOnce() throws Exception {
        VariantId shirt = shop.variant("450.00", 50);
        CartView cart = shop.cartWith(shirt, 1);

        List<Object> outcomes = atOnce(8, () -> {
            try {
                return shop.order(cart).id();
            } catch (CartClosed closed) {
                return closed.members().get("orderId");
            }
        });

        assertThat(outcomes).hasSize(8).containsOnly(outcomes.get(0));
        assertThat(shop.stock(shirt)).containsExactly(50, 1);
        assertThat(shop.thread(cart.conversationId())).containsExactly("paymentRequest");
    }

    // --- payment

    @Test
    void sellsTheReservedPiecesOncePaid() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);

        shop.pay(order);
        shop.payments.settle(order.payment().id());

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(3, 0);
        assertThat(shop.thread(order.conversationId())).containsExactly("paymentRequest", "orderStatus");
        assertThat(shop.messages.list(order.conversationId(), 0L, null, 10).get(0).content().field("status"))
                .as("the request shows its present state").isEqualTo("captured");
    }

    @Test
    void offersAnotherAttemptAfterADeclineWhileThePiecesAreReserved() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);
        assertThatThrownBy(() -> shop.orders.offerPayment(order.id())).isInstanceOfSatisfying(Problem.class,
                live -> assertThat(live.code()).isEqualTo("paymentLive"));

        shop.provider.declines(order.payment().id());
        shop.payments.settle(order.payment().id());
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        PaymentView second = shop.orders.offerPayment(order.id());

        assertThat(shop.orders.get(order.id()).payment().id()).isEqualTo(second.id());
        assertThat(second.expiresAt()).isEqualTo(order.reservedUntil());
        shop.pay(shop.orders.get(order.id()));
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(3, 0);
        assertThatThrownBy(() -> shop.orders.offerPayment(order.id())).isInstanceOfSatisfying(Problem.class,
                over -> assertThat(over.code()).isEqualTo("orderNotAwaitingPayment"));
    }

    @Test
    void givesASecondPaymentOfTheSameOrderBack() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 1);
        shop.provider.declines(order.payment().id());
        shop.payments.settle(order.payment().id());
        PaymentView second = shop.orders.offerPayment(order.id());
        shop.provider.captures(second.id(), second.amount());
        shop.payments.settle(second.id());

        shop.pay(order);

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.payments.settle(order.payment().id()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.payments.get(second.id()).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(4, 0);
        assertThat(shop.thread(order.conversationId())).endsWith("paidTwice", "refunded");
    }

    @Test
    void freesThePiecesWhenTheTimeIsOver() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);

        shop.clock.pass(ShopFloor.RESERVATION);
        shop.reservationEnds(order);
        shop.reservationEnds(order);

        OrderView over = shop.orders.get(order.id());
        assertThat(over.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(over.payment().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
        assertThat(shop.thread(order.conversationId())).containsExactly("paymentRequest", "orderExpired");
        assertThatThrownBy(() -> shop.orders.offerPayment(order.id())).isInstanceOf(Problem.class);
    }

    @Test
    void expiresAnOrderWhoseLastAttemptFailedEarlier() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);
        shop.provider.declines(order.payment().id());
        shop.payments.settle(order.payment().id());
        assertThat(shop.stock(shirt)).containsExactly(5, 2);

        shop.clock.pass(ShopFloor.RESERVATION);
        shop.reservationEnds(order);

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
    }

    @Test
    void asksTheProviderBeforeLettingGo() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);
        shop.provider.captures(order.payment().id(), order.totals().total());

        shop.clock.pass(ShopFloor.RESERVATION);
        shop.reservationEnds(order);

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(3, 0);
    }

    @Test
    void keepsThePiecesWhileTheProviderIsSilent() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);
        shop.provider.silent = true;
        shop.clock.pass(ShopFloor.RESERVATION);

        assertThatThrownBy(() -> shop.reservationEnds(order)).as("to be tried again")
                .isInstanceOf(IllegalStateException.class);
        assertThat(shop.stock(shirt)).containsExactly(5, 2);

        shop.provider.silent = false;
        shop.reservationEnds(order);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
    }

    @Test
    void revivesAnExpiredOrderWhoseMoneyComesLateWhileThereIsStock() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = expired(shirt, 2);

        shop.pay(order);

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(3, 0);
        assertThat(shop.thread(order.conversationId())).endsWith("orderExpired", "orderStatus");
    }

    @Test
    void givesLateMoneyBackWhenThePiecesAreGone() {
        VariantId shirt = shop.variant("450.00", 2);
        OrderView order = expired(shirt, 2);
        shop.order(shirt, 1);

        shop.pay(order);
        PaymentView settled = shop.payments.settle(order.payment().id());

        assertThat(settled.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(settled.refunded()).isEqualTo(order.totals().total());
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.stock(shirt)).containsExactly(2, 1);
        assertThat(shop.thread(order.conversationId())).endsWith("orderExpired", "paidTooLate", "refunded");
    }

    @Test
    void leavesAnOrderUnpaidWhenAnotherAmountCame() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 1);
        shop.provider.captures(order.payment().id(), baht("1.00"));

        PaymentView wrong = shop.payments.settle(order.payment().id());

        assertThat(wrong.status()).isEqualTo(PaymentStatus.MISMATCHED);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        shop.clock.pass(ShopFloor.RESERVATION);
        shop.reservationEnds(order);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
        assertThat(shop.payments.get(order.payment().id()).status()).isEqualTo(PaymentStatus.MISMATCHED);
    }

    @Test
    void cancelsAnUnpaidOrderAndGivesLateMoneyBack() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);

        OrderView cancelled = shop.orders.cancel(order.id());

        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(shop.stock(shirt)).containsExactly(5, 0);
        shop.pay(order);
        assertThat(shop.payments.settle(order.payment().id()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.thread(order.conversationId())).endsWith("orderCancelled", "paidAfterCancellation", "refunded");
    }

    @Test
    void cancelsNothingForWhichMoneyHasCome() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.order(shirt, 2);
        shop.provider.captures(order.payment().id(), order.totals().total());

        assertThatThrownBy(() -> shop.orders.cancel(order.id())).isInstanceOfSatisfying(Problem.class,
                paid -> assertThat(paid.code()).isEqualTo("orderNotCancellable"));
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void closesAnOrderOnlyWhenAllOfItsMoneyWentBack() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.paid(shirt, 2);

        refund(order, "100.00");
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        refund(order, "850.00");

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(shop.stock(shirt)).as("not shipped: back on the shelf").containsExactly(5, 0);
        assertThatThrownBy(() -> shop.shipments.dispatch(order.id(), "Post", "1")).isInstanceOf(Problem.class);
    }

    // --- parcels

    @Test
    void isDeliveredOnceAllParcelsAre() {
        VariantId shirt = shop.variant("450.00", 5);
        OrderView order = shop.paid(shirt, 2);

        ShipmentView first = shop.shipments.dispatch(order.id(), "Post", "TH 1");
        ShipmentView second = shop.shipments.dispatch(order.id(), "Post", "TH 2");
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThatThrownBy(() -> shop.shipments.dispatch(order.id(), "post", "th-1")).isInstanceOfSatisfying(Problem.class,
                twice -> assertThat(twice.code()).isEqualTo("alreadyShipped"));

        report(first, ParcelStatus.IN_TRANSIT);
        report(first, ParcelStatus.IN_TRANSIT);
        assertThat(report(first, ParcelStatus.DELIVERED).events()).hasSize(2);
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.SHIPPED);
        report(second, ParcelStatus.DELIVERED);

        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(shop.thread(order.conversationId())).containsExactly("paymentRequest", "orderStatus", "orderStatus",
                "orderStatus", "orderStatus");
    }

    @Test
    void shipsOnlyWhatIsPaid() {
        OrderView order = shop.order(shop.variant("450.00", 5), 1);

        assertThatThrownBy(() -> shop.shipments.dispatch(order.id(), "Post", "1")).isInstanceOfSatisfying(Problem.class,
                unpaid -> assertThat(unpaid.code()).isEqualTo("orderNotPaid"));
    }

    @Test
    void refusesReportsFromTheFuture() {
        OrderView order = shop.paid(shop.variant("450.00", 5), 1);
        ShipmentView parcel = shop.shipments.dispatch(order.id(), "Post", "1");

        assertThatThrownBy(() -> shop.shipments.report(parcel.id(), new ShipmentView.ShipmentEvent(ParcelStatus.DELIVERED,
                shop.clock.instant().plus(Duration.ofDays(2)), null))).isInstanceOf(Problem.class);
    }

    // --- finding

    @Test
    void findsAVisitorsOrdersAndNobodyElses() {
        VariantId shirt = shop.variant("450.00", 50);
        ConversationId conversation = shop.customer(Language.EN);
        OrderView first = shop.order(shop.cartWith(conversation, shirt, 1));
        OrderView second = shop.order(shop.cartWith(conversation, shirt, 2));
        shop.pay(second);
        OrderView other = shop.order(shirt, 1);
        shop.shipments.dispatch(second.id(), "Post", "TH-77 x");
        var me = first.visitorId();

        assertThat(shop.orders.latest(me).orElseThrow().id()).isEqualTo(second.id());
        assertThat(shop.orders.byNumber(me, first.number().toLowerCase()).orElseThrow().id()).isEqualTo(first.id());
        assertThat(shop.orders.byNumber(me, first.number().substring(2)).orElseThrow().id()).isEqualTo(first.id());
        assertThat(shop.orders.byNumber(me, other.number())).isEmpty();
        assertThat(shop.orders.byTrackingNumber(me, "th 77X").orElseThrow().id()).isEqualTo(second.id());
        assertThat(shop.orders.byTrackingNumber(other.visitorId(), "TH77X")).isEmpty();
        assertThat(shop.orders.list(new OrderQuery(null, other.number(), null, 25, null)).items())
                .extracting(OrderView::id).containsExactly(other.id());
        Page<OrderView> page = shop.orders.list(new OrderQuery(me, null, null, 1, null));
        assertThat(page.items()).extracting(OrderView::id).containsExactly(second.id());
        Page<OrderView> rest = shop.orders.list(new OrderQuery(me, null, null, 1, page.next()));
        assertThat(rest.items()).extracting(OrderView::id).containsExactly(first.id());
        assertThat(rest.next()).isNull();
    }

    @Test
    void readsListsWithTheSameFewStatementsHoweverLongTheyAre() {
        VariantId shirt = shop.variant("450.00", 500);
        VariantId mug = shop.variant("50.00", 500);
        ConversationId conversation = shop.customer(Language.EN);
        for (int i = 0; i < 12; i++) {
            CartView cart = shop.cartWith(conversation, shirt, 1);
            OrderView order = shop.order(shop.carts.setLine(cart.id(), mug, 2));
            shop.pay(order);
            report(shop.shipments.dispatch(order.id(), "Post", "a" + i), ParcelStatus.IN_TRANSIT);
        }
        var me = shop.conversations.get(conversation).visitorId();

        assertThat(shop.statements(() -> shop.orders.list(new OrderQuery(me, null, null, 1, null))))
                .as("ids, orders with lines, parcels with reports, payments").isEqualTo(4);
        assertThat(shop.statements(() -> shop.orders.list(new OrderQuery(me, null, null, 12, null)))).isEqualTo(4);
        CartView open = shop.cartWith(conversation, shirt, 1);
        shop.carts.setLine(open.id(), mug, 2);
        assertThat(shop.statements(() -> shop.carts.get(open.id()))).as("cart with lines, settings").isEqualTo(2);
    }

    @Test
    void rendersAWholePageOfTheThreadWithOneQueryForEachKind() {
        VariantId shirt = shop.variant("450.00", 500);
        ConversationId conversation = shop.customer(Language.EN);
        for (int i = 0; i < 6; i++) {
            shop.pay(shop.order(shop.cartWith(conversation, shirt, 1)));
        }

        List<MessageView> messages = shop.messages.list(conversation, 0L, null, 100);
        assertThat(messages).hasSize(12);
        assertThat(shop.statements(() -> shop.messages.list(conversation, 0L, null, 100)))
                .as("payments; orders with lines, parcels, payments").isEqualTo(4);
    }

    // --- helpers

    private OrderView expired(VariantId variant, int quantity) {
        OrderView order = shop.order(variant, quantity);
        shop.clock.pass(ShopFloor.RESERVATION);
        shop.reservationEnds(order);
        return order;
    }

    private void refund(OrderView order, String amount) {
        shop.payments.refund(new RequestRefund(order.payment().id(), baht(amount), "test", Ids.next()));
        shop.payments.settle(order.payment().id());
    }

    private ShipmentView report(ShipmentView parcel, ParcelStatus status) {
        return shop.shipments.report(parcel.id(), new ShipmentView.ShipmentEvent(status, shop.clock.instant(), "Bangkok"));
    }

    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private static Money baht(String amount) {
        return Money.of(amount, "THB");
    }
}
