package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartClosed;
import org.parley.ordering.CartId;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderId;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;

class CartTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final Cart cart = new Cart(new CartId(Ids.next()), new ConversationId(Ids.next()), new VisitorId(Ids.next()), NOW);
    private final VariantId shirt = new VariantId(Ids.next());
    private final VariantId mug = new VariantId(Ids.next());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 998, 999})
    void holdsOneTo999Pieces(int quantity) {
        cart.put(shirt, quantity, NOW);

        assertThat(cart.quantities()).containsEntry(shirt, quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1000, Integer.MAX_VALUE})
    void refusesOtherQuantitiesAndKeepsWhatItHas(int quantity) {
        cart.put(shirt, 3, NOW);

        assertThatThrownBy(() -> cart.put(shirt, quantity, NOW)).isInstanceOf(Problem.class);
        assertThat(cart.quantities()).containsOnlyKeys(shirt).containsEntry(shirt, 3);
    }

    @Test
    void keepsThingsInTheOrderInWhichTheyCame() {
        cart.put(shirt, 1, NOW);
        cart.put(mug, 1, NOW);
        cart.put(shirt, 5, NOW);

        assertThat(cart.quantities().keySet()).containsExactly(shirt, mug);
        cart.remove(shirt, NOW);
        cart.put(shirt, 1, NOW);
        assertThat(cart.quantities().keySet()).containsExactly(mug, shirt);
    }

    @Test
    void holdsAHundredDifferentThings() {
        for (int i = 0; i < Carts.MAX_LINES; i++) {
            cart.put(new VariantId(new UUID(0, i)), 1, NOW);
        }

        assertThatThrownBy(() -> cart.put(shirt, 1, NOW)).isInstanceOf(Problem.class).hasMessageContaining("100");
        cart.put(new VariantId(new UUID(0, 5)), 7, NOW);
    }

    @Test
    void isOrderedOnceAndNeverChangesAfterwards() {
        cart.put(shirt, 1, NOW);
        OrderId order = new OrderId(Ids.next());
        cart.close(order, NOW);

        assertThatThrownBy(() -> cart.put(shirt, 2, NOW)).isInstanceOf(CartClosed.class);
        assertThatThrownBy(() -> cart.remove(shirt, NOW)).isInstanceOf(CartClosed.class);
        assertThatThrownBy(() -> cart.close(new OrderId(Ids.next()), NOW)).isInstanceOfSatisfying(CartClosed.class,
                closed -> assertThat(closed.members()).containsEntry("orderId", order));
        assertThat(cart.quantities()).containsEntry(shirt, 1);
    }
}
