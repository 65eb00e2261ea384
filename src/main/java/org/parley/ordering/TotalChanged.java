package org.parley.ordering;

import java.util.Map;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;

/** The cart comes to another amount than the customer agreed to; the problem carries the cart as it is now. */
public class TotalChanged extends Problem {

    private static final long serialVersionUID = 1L;

    public TotalChanged(CartView cart, Language language) {
        super(409, "totalChanged", "The total is now " + cart.totals().total() + ".",
                Map.of("cart", CartDocument.of(cart, language)));
    }
}
