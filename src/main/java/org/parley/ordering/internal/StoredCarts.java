package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.catalog.Catalog;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderingRules;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

@ApplicationScoped
@Transactional
class StoredCarts implements Carts {

    /** Of two calls at once one makes the cart, and neither fails. */
    private static final String INSERT = "INSERT INTO cart (id, conversation_id, visitor_id, open_in, created_at,"
            + " updated_at, version) VALUES (:id, :conversation, :visitor, :conversation, :now, :now, 0)"
            + " ON CONFLICT DO NOTHING";

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Conversations conversations;
    @Inject
    private Catalog catalog;
    @Inject
    private StoredSettings settings;
    @Inject
    private CartReader reader;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Clock clock;

    @Override
    public Opened open(ConversationId conversation) {
        Optional<Cart> present = openCart(conversation);
        if (present.isPresent()) {
            return new Opened(reader.view(present.get()), false);
        }
        ConversationView of = conversations.get(conversation);
        int inserted = entities.createNativeQuery(INSERT).setParameter("id", Ids.next())
                .setParameter("conversation", conversation.value()).setParameter("visitor", of.visitorId().value())
                .setParameter("now", clock.instant()).executeUpdate();
        return new Opened(reader.view(openCart(conversation).orElseThrow()), inserted == 1);
    }

    private Optional<Cart> openCart(ConversationId conversation) {
        return entities.createQuery("select c from Cart c left join fetch c.lines where c.openIn = :conversation",
                Cart.class).setParameter("conversation", conversation.value()).getResultStream().findFirst();
    }

    @Override
    public CartView get(CartId id) {
        return findAll(List.of(id)).values().stream().findFirst().orElseThrow(Problem::notFound);
    }

    @Override
    public Map<CartId, CartView> findAll(Collection<CartId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return reader.views(entities.createQuery(
                "select distinct c from Cart c left join fetch c.lines where c.id in :ids", Cart.class)
                .setParameter("ids", ids.stream().map(CartId::value).toList()).getResultList());
    }

    @Override
    public Optional<CartView> ofConversation(ConversationId conversation) {
        Optional<Cart> open = openCart(conversation);
        if (open.isPresent()) {
            return open.map(reader::view);
        }
        return entities.createQuery("select c.id from Cart c where c.conversationId = :conversation order by c.id desc",
                UUID.class).setParameter("conversation", conversation.value()).setMaxResults(1).getResultStream()
                .findFirst().map(id -> get(new CartId(id)));
    }

    @Override
    public Optional<VisitorId> owner(CartId id) {
        return entities.createQuery("select c.visitorId from Cart c where c.id = :id", UUID.class)
                .setParameter("id", id.value()).getResultStream().findFirst().map(VisitorId::new);
    }

    @Override
    public CartView setLine(CartId id, VariantId variant, int quantity) {
        Cart cart = locked(id);
        cart.requireOpen();
        VariantView wanted = catalog.variant(variant).orElseThrow(Problem::notFound);
        if (!wanted.price().currency().equals(settings.currency())) {
            throw Problem.conflict("otherCurrency", "This is not sold in the shop's currency.");
        }
        if (wanted.available() < quantity) {
            throw new OutOfStock(variant, wanted.available());
        }
        cart.put(variant, quantity, clock.instant());
        return shown(cart);
    }

    @Override
    public CartView removeLine(CartId id, VariantId variant) {
        Cart cart = locked(id);
        cart.remove(variant, clock.instant());
        return shown(cart);
    }

    private CartView shown(Cart cart) {
        CartView view = reader.view(cart);
        thread.show(view);
        return view;
    }

    @Override
    public List<ShippingOffer> shippingMethods(CartId id) {
        Cart cart = Optional.ofNullable(entities.find(Cart.class, id.value())).orElseThrow(Problem::notFound);
        OrderingRules rules = settings.rules();
        Map<VariantId, VariantView> variants = catalog.variants(cart.quantities().keySet());
        return rules.shippingMethods().stream().map(method -> {
            var totals = reader.open(cart, variants, method, rules).totals();
            Money price = method.priceFor(totals.subtotal());
            return new ShippingOffer(method, price, totals.total());
        }).toList();
    }

    /** The cart, locked: of everybody who wants to change or order it at once, one goes first. */
    Cart locked(CartId id) {
        return Optional.ofNullable(entities.find(Cart.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Problem::notFound);
    }
}
