package org.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.client.ApiException;
import org.parley.client.model.Assignment;
import org.parley.client.model.Author;
import org.parley.client.model.BusinessHours;
import org.parley.client.model.BusinessWeek;
import org.parley.client.model.Cart;
import org.parley.client.model.CartShippingMethod;
import org.parley.client.model.CheckoutAddress;
import org.parley.client.model.CheckoutContact;
import org.parley.client.model.CheckoutDelivery;
import org.parley.client.model.CheckoutRequest;
import org.parley.client.model.Comparison;
import org.parley.client.model.Content;
import org.parley.client.model.Conversation;
import org.parley.client.model.DeskContext;
import org.parley.client.model.DeskConversation;
import org.parley.client.model.Labels;
import org.parley.client.model.LineQuantity;
import org.parley.client.model.LogIn;
import org.parley.client.model.Message;
import org.parley.client.model.ModelImport;
import org.parley.client.model.Money;
import org.parley.client.model.NewMessage;
import org.parley.client.model.NewNote;
import org.parley.client.model.NewShipment;
import org.parley.client.model.NewShipmentEvent;
import org.parley.client.model.NewVisitor;
import org.parley.client.model.Note;
import org.parley.client.model.OpenCart;
import org.parley.client.model.Order;
import org.parley.client.model.OrderingSettings;
import org.parley.client.model.Payment;
import org.parley.client.model.Product;
import org.parley.client.model.ReadMark;
import org.parley.client.model.Refund;
import org.parley.client.model.RefundRequest;
import org.parley.client.model.Shipment;
import org.parley.client.model.ShipmentEvent;
import org.parley.client.model.SlaCalendar;
import org.parley.client.model.SlaCalendarRequest;
import org.parley.client.model.SlaClock;
import org.parley.client.model.SlaPolicy;
import org.parley.client.model.SlaPolicyRequest;
import org.parley.client.model.SlaPreview;
import org.parley.client.model.SlaPreviewRequest;
import org.parley.client.model.SlaTargets;
import org.parley.client.model.Snooze;
import org.parley.client.model.StaffMember;
import org.parley.client.model.StaffToken;
import org.parley.client.model.Variant;
import org.parley.client.model.VariantPatch;
import org.parley.client.model.VisitorChange;
import org.parley.client.model.VisitorCreated;
import org.parley.testing.HostedPage;
import org.parley.testing.ParleyServer;

/** The whole journey by the client that is generated from the interface document, over HTTP alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientJourneyIT {

    private static final Map<String, String> RED_SHIRTS = Map.of("en", "red shirt under 500",
            "th", "เสื้อสีแดง ไม่เกิน 500", "ja", "赤いシャツ", "ko", "빨간 셔츠");

    private Integrator anybody;
    private Integrator shop;

    @BeforeAll
    void connect() {
        anybody = Integrator.anybody();
        shop = Integrator.with(ParleyServer.shared().apiKey());
    }

    @Test
    void sellsPaysShipsRefundsAndAnswers() throws Exception {
        VisitorCreated arrival = anybody.identity.createVisitor(
                new NewVisitor().inbox("web").language("th").zone("Asia/Bangkok"));
        Integrator visitor = Integrator.with(arrival.getToken());
        assertThat(visitor.identity.changeVisitor(new VisitorChange().language("en")).getVisitorId())
                .isEqualTo(arrival.getVisitorId());
        Conversation conversation = visitor.conversations.openConversation(Map.of(), UUID.randomUUID().toString());
        UUID thread = conversation.getId();
        assertThat(visitor.conversations.openConversation(Map.of(), null).getId()).isEqualTo(thread);

        Message said = say(visitor, thread, "Hello, I am looking for a red shirt");
        assertThat(said.getAuthor().getKind()).isEqualTo(Author.KindEnum.CUSTOMER);
        assertThat(visitor.conversations.listMessages(thread, 0L, null, 100).getItems())
                .extracting(Message::getId).contains(said.getId());
        visitor.conversations.markRead(thread, new ReadMark().seq(said.getSeq()), null);

        List<Product> shirts = search();
        Variant wanted = shirts.stream().flatMap(product -> product.getVariants().stream())
                .filter(variant -> variant.getAvailable() >= 3).findFirst().orElseThrow();
        Order order = order(visitor, thread, wanted);
        HostedPage.approve(order.getPayment().getPayUrl());
        await(() -> visitor.orders.getOrder(order.getId(), null), found -> found.getStatus() == Order.StatusEnum.PAID);
        assertThat(visitor.orders.listOrders(null, null, 10, null).getItems()).extracting(Order::getId)
                .containsExactly(order.getId());
        assertThat(visitor.payments.getPayment(order.getPayment().getId()).getStatus()).isEqualTo(Payment.StatusEnum.CAPTURED);
        Message request = visitor.conversations.listMessages(thread, 0L, null, 100).getItems().stream()
                .filter(message -> message.getContent().getType() == Content.TypeEnum.PAYMENT_REQUEST).findFirst().orElseThrow();
        assertThat(request.getContent().getOrderId()).isEqualTo(order.getId());
        assertThat(request.getContent().getStatus()).as("the message shows the present state").isEqualTo("captured");

        StaffToken mai = anybody.identity.createStaffToken(
                new LogIn().email("mai@demo.parley.example").password("parley-demo-2026"));
        Integrator agent = Integrator.with(mai.getToken());
        ship(agent, order.getId());
        Refund refund = agent.payments.refundPayment(order.getPayment().getId(),
                new RefundRequest().amount(new Money().amount("1.00").currency("THB")).reason("A button was missing"), null);
        assertThat(refund.getStatus()).isIn(Refund.StatusEnum.PENDING, Refund.StatusEnum.DONE);
        await(() -> visitor.payments.getPayment(order.getPayment().getId()),
                payment -> payment.getStatus() == Payment.StatusEnum.PARTLY_REFUNDED);

        answer(visitor, agent, mai.getStaff(), thread);
        agent.identity.revokeStaffToken();
        assertThatThrownBy(() -> agent.identity.listStaff()).isInstanceOfSatisfying(ApiException.class,
                refused -> assertThat(refused.getCode()).isEqualTo(401));
    }

    /** The same red shirts in four languages, then two of them side by side. */
    private List<Product> search() throws ApiException {
        List<Product> shirts = List.of();
        for (Map.Entry<String, String> phrase : RED_SHIRTS.entrySet()) {
            shirts = anybody.catalog.searchProducts(phrase.getValue(), phrase.getKey(), null, null, true, null, 20, null)
                    .getItems();
            assertThat(shirts).as(phrase.getKey()).isNotEmpty()
                    .allSatisfy(product -> assertThat(product.getCategory()).isEqualTo("shirts"));
        }
        assertThat(anybody.catalog.getProduct(shirts.get(0).getId(), "ja").getImages()).isNotEmpty();
        Comparison comparison = anybody.catalog.compareProducts(
                shirts.get(0).getId() + "," + shirts.get(1).getId(), "ko");
        assertThat(comparison.getRows()).allSatisfy(row -> assertThat(row.getValues()).hasSize(2));
        assertThat(anybody.catalog.listCategories("th").getItems()).hasSizeGreaterThanOrEqualTo(8);
        return shirts;
    }

    private static Order order(Integrator visitor, UUID thread, Variant wanted) throws ApiException {
        Cart cart = visitor.carts.openCart(new OpenCart().conversationId(thread), null);
        visitor.carts.setCartLine(cart.getId(), wanted.getId(), new LineQuantity().quantity(3));
        assertThat(visitor.carts.removeCartLine(cart.getId(), wanted.getId()).getLines()).isEmpty();
        visitor.carts.setCartLine(cart.getId(), wanted.getId(), new LineQuantity().quantity(2));
        assertThat(visitor.carts.getConversationCart(thread)).isEqualTo(visitor.carts.getCart(cart.getId(), null));
        CartShippingMethod method = visitor.carts.listShippingMethods(cart.getId(), "en").get(0);
        CheckoutRequest form = new CheckoutRequest()
                .contact(new CheckoutContact().name("Somchai Jaidee").email("somchai@example.com"))
                .shippingAddress(new CheckoutAddress().line1("99/1 Sukhumvit 21").city("Bangkok").postalCode("10110")
                        .country("TH"))
                .deliveryRequest(new CheckoutDelivery().slot("09:00-12:00").place("With the guard"))
                .shippingMethod(method.getId()).expectedTotal(method.getTotal());
        String key = UUID.randomUUID().toString();
        Order order = visitor.carts.checkOut(cart.getId(), form, key);
        assertThat(visitor.carts.checkOut(cart.getId(), form, key)).as("the same key again").isEqualTo(order);
        assertThat(order.getStatus()).isEqualTo(Order.StatusEnum.AWAITING_PAYMENT);
        return order;
    }

    private static void ship(Integrator agent, UUID order) throws ApiException {
        Shipment parcel = agent.orders.shipOrder(order,
                new NewShipment().carrier("Kerry Express").trackingNumber("KEX" + System.nanoTime()), null);
        OffsetDateTime at = OffsetDateTime.parse("2026-11-01T09:00:00Z");
        for (NewShipmentEvent.StatusEnum status : List.of(NewShipmentEvent.StatusEnum.IN_TRANSIT,
                NewShipmentEvent.StatusEnum.DELIVERED)) {
            parcel = agent.orders.reportShipment(parcel.getId(),
                    new NewShipmentEvent().status(status).at(at).place("Bang Na hub"), null);
            at = at.plusDays(1);
        }
        assertThat(parcel.getEvents()).extracting(ShipmentEvent::getStatus)
                .endsWith(ShipmentEvent.StatusEnum.IN_TRANSIT, ShipmentEvent.StatusEnum.DELIVERED);
        assertThat(agent.orders.getOrder(order, "th").getStatus()).isEqualTo(Order.StatusEnum.DELIVERED);
    }

    private void answer(Integrator visitor, Integrator agent, StaffMember mai, UUID thread) throws Exception {
        assertThat(visitor.conversations.requestHandover(thread, null).getHandledBy()).isEqualTo("queue");
        assertThat(agent.desk.listDeskConversations("open", "queue", 100, null).getItems())
                .extracting(DeskConversation::getId).contains(thread);
        DeskContext beside = agent.desk.getDeskConversation(thread, "en");
        assertThat(beside.getOrders()).hasSize(1);
        assertThat(agent.conversations.takeOverConversation(thread, null).getHandledBy()).isEqualTo(mai.getId().toString());
        Message reply = say(agent, thread, "Good day, how can I help?");
        assertThat(reply.getAuthor().getKind()).isEqualTo(Author.KindEnum.AGENT);
        agent.conversations.addNote(thread, new NewNote().text("Asked about a button"), null);
        assertThat(agent.conversations.listNotes(thread).getItems()).extracting(Note::getText)
                .containsExactly("Asked about a button");
        agent.conversations.labelConversation(thread, new Labels().labels(List.of("refund")), null);
        agent.conversations.snoozeConversation(thread, new Snooze().until(OffsetDateTime.now().plusDays(1)), null);
        assertThat(agent.conversations.reopenConversation(thread, null).getStatus()).isEqualTo(Conversation.StatusEnum.OPEN);
        agent.conversations.assignConversation(thread, new Assignment().assignee(mai.getId().toString()), null);
        assertThat(agent.sla.getConversationSla(thread).getClocks()).extracting(SlaClock::getKind)
                .contains(SlaClock.KindEnum.FIRST_RESPONSE);
        assertThat(agent.conversations.resolveConversation(thread, null).getStatus()).isEqualTo(Conversation.StatusEnum.RESOLVED);
        assertThat(shop.conversations.listConversations("resolved", null, null, "web", 100, null).getItems())
                .extracting(Conversation::getId).contains(thread);
        Message asked = visitor.conversations.listMessages(thread, reply.getSeq(), null, 100).getItems().stream()
                .filter(message -> "csat".equals(message.getContent().getForm())).findFirst().orElseThrow();
        Message rated = visitor.conversations.postMessage(thread, new NewMessage().clientMessageId(UUID.randomUUID())
                .content(new Content().type(Content.TypeEnum.CSAT).inReplyTo(asked.getId()).score(5).comment("Kind")), null);
        assertThat(rated.getContent().getScore()).isEqualTo(5);
        assertThat(visitor.conversations.getConversation(thread).getLastSeq()).isGreaterThanOrEqualTo(rated.getSeq());
        assertThat(visitor.conversations.createSocketTicket().getTicket()).isNotBlank();
    }

    @Test
    void cancelsAndOffersToPayAgain() throws Exception {
        Integrator visitor = Integrator.with(anybody.identity.createVisitor(
                new NewVisitor().inbox("web").language("en")).getToken());
        UUID thread = visitor.conversations.openConversation(Map.of(), null).getId();
        Order order = order(visitor, thread, search().stream().flatMap(product -> product.getVariants().stream())
                .filter(variant -> variant.getAvailable() >= 3).findFirst().orElseThrow());

        assertThatThrownBy(() -> visitor.orders.payOrderAgain(order.getId(), null, null)).isInstanceOfSatisfying(
                ApiException.class, refused -> assertThat(refused.getResponseBody()).contains("\"paymentLive\""));
        assertThat(visitor.orders.cancelOrder(order.getId(), null, null).getStatus()).isEqualTo(Order.StatusEnum.CANCELLED);
    }

    @Test
    void importsACatalogueAndTellsHowFarItIs() throws Exception {
        String handle = "client-" + UUID.randomUUID();
        String file = "Handle,Title,Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price\n"
                + handle + ",Umbrella for clients,Size,M,12,450.00\n" + handle + ",,,L,lots,450.00\n";

        UUID id = shop.catalog.startImport("shopify-csv", file, false, "en", "THB", null).getId();
        ModelImport done = await(() -> shop.catalog.getImport(id), found -> found.getStatus() != ModelImport.StatusEnum.RUNNING);

        assertThat(done.getStatus()).isEqualTo(ModelImport.StatusEnum.DONE);
        assertThat(done.getCreated()).isEqualTo(1);
        assertThat(done.getErrors()).singleElement().satisfies(error -> assertThat(error.getLine()).isEqualTo(3));
        Product umbrella = anybody.catalog.searchProducts("umbrella for clients", "en", null, null, null, null, 5, null)
                .getItems().stream().filter(product -> product.getHandle().equals(handle)).findFirst().orElseThrow();
        Variant changed = shop.catalog.changeVariant(umbrella.getVariants().get(0).getId(), new VariantPatch().stock(7)
                .price(new Money().amount("399.00").currency("THB")));
        assertThat(changed.getAvailable()).isEqualTo(7);
        assertThat(changed.getPrice().getAmount()).isEqualTo("399.00");
    }

    @Test
    void managesPromisesAndTellsWhatToExpect() throws Exception {
        BusinessWeek week = new BusinessWeek().mon(List.of("09:00-12:00", "13:00-18:00"));
        SlaPreview preview = shop.sla.previewSla(new SlaPreviewRequest()
                .calendar(new BusinessHours().zone("Asia/Bangkok").week(week)).targetSeconds(7200L)
                .start(OffsetDateTime.parse("2024-04-15T04:00:00Z")), null);
        assertThat(preview.getDueAt()).isEqualTo(OffsetDateTime.parse("2024-04-15T07:00:00Z"));
        assertThat(preview.getExplanation()).isNotEmpty();
        assertThat(anybody.sla.getExpectation("web").getBasis()).isNotNull();

        SlaCalendarRequest hours = new SlaCalendarRequest().name("Clients " + UUID.randomUUID()).zone("Asia/Bangkok").week(week);
        SlaCalendar calendar = shop.sla.createSlaCalendar(hours, null);
        assertThat(shop.sla.changeSlaCalendar(calendar.getId(), hours.zone("Asia/Tokyo")).getZone()).isEqualTo("Asia/Tokyo");
        SlaPolicyRequest promise = new SlaPolicyRequest().name("Clients " + UUID.randomUUID()).calendarId(calendar.getId())
                .conditions(Map.of("inbox", "nowhere")).targets(new SlaTargets().firstResponseSeconds(60L)
                        .nextResponseSeconds(120L).resolutionSeconds(3600L));
        SlaPolicy policy = shop.sla.createSlaPolicy(promise, null);
        assertThat(policy.getResolutionPauses()).hasSize(4);
        promise.getTargets().setFirstResponseSeconds(90L);
        assertThat(shop.sla.changeSlaPolicy(policy.getId(), promise).getVersion()).isEqualTo(2);
        assertThat(shop.sla.getSlaPolicy(policy.getId()).getTargets().getFirstResponseSeconds()).isEqualTo(90);
        assertThat(shop.sla.listSlaPolicies(100, null).getItems()).extracting(SlaPolicy::getId).contains(policy.getId());
        assertThatThrownBy(() -> shop.sla.deleteSlaCalendar(calendar.getId())).isInstanceOfSatisfying(ApiException.class,
                refused -> assertThat(refused.getCode()).isEqualTo(409));
        shop.sla.deleteSlaPolicy(policy.getId());
        shop.sla.deleteSlaCalendar(calendar.getId());
        assertThat(shop.sla.listSlaCalendars(100, null).getItems()).extracting(SlaCalendar::getId)
                .doesNotContain(calendar.getId());
        assertThatThrownBy(() -> shop.sla.getSlaCalendar(calendar.getId())).isInstanceOfSatisfying(ApiException.class,
                refused -> assertThat(refused.getCode()).isEqualTo(404));
    }

    @Test
    void readsAndWritesTheRulesOfTaxAndShipping() throws Exception {
        Integrator admin = Integrator.with(anybody.identity.createStaffToken(
                new LogIn().email("admin@demo.parley.example").password("parley-demo-2026")).getToken());
        OrderingSettings rules = admin.settings.getOrderingSettings();

        assertThat(rules.getTaxRate()).isEqualByComparingTo(new BigDecimal("7"));
        assertThat(admin.settings.changeOrderingSettings(rules)).isEqualTo(rules);
        assertThat(admin.identity.listStaff().getItems()).extracting(StaffMember::getName).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void isRefusedLikeAnybodyWithoutTheProvidersSignature() {
        assertThatThrownBy(() -> anybody.payments.receivePaymentWebhook("sandbox", "demo", Map.of("id", "evt")))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(401));
    }

    /** A tag of the document that the journey forgets would be an interface that nobody has tried. */
    @Test
    void usesEveryPartOfTheClient() {
        Set<String> used = Arrays.stream(Integrator.class.getDeclaredFields()).map(field -> field.getType().getSimpleName())
                .collect(Collectors.toSet());
        String apis = System.getProperty("user.dir")
                + "/target/generated-test-sources/client/src/main/java/org/parley/client/api";

        assertThat(new java.io.File(apis).list()).isNotEmpty().allSatisfy(name ->
                assertThat(used).contains(name.replace(".java", "")));
    }

    private static Message say(Integrator writer, UUID thread, String text) throws ApiException {
        return writer.conversations.postMessage(thread, new NewMessage().clientMessageId(UUID.randomUUID())
                .content(new Content().type(Content.TypeEnum.TEXT).text(text)), null);
    }

    /** What others do, providers and importers, takes its time. */
    private static <T> T await(Callable<T> look, Predicate<T> done) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        T now = look.call();
        while (!done.test(now) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = look.call();
        }
        assertThat(done.test(now)).as("within 20 s: " + now).isTrue();
        return now;
    }
}
