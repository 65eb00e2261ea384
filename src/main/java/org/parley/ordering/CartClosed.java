package org.parley.ordering;

import java.util.Map;
import org.parley.shared.problem.Problem;

/** The cart has become an order and cannot be changed or ordered again. */
public class CartClosed extends Problem {

    private static final long serialVersionUID = 1L;

    public CartClosed(OrderId order) {
        super(409, "cartClosed", "This cart has become an order.", Map.of("orderId", order));
    }
}
