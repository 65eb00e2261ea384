package org.parley.catalog;

import java.util.Map;
import org.parley.shared.problem.Problem;

/** Fewer pieces of a variant are available than asked for. */
public class OutOfStock extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient VariantId variantId;
    private final int available;

    public OutOfStock(VariantId variantId, int available) {
        super(409, "outOfStock", available == 0 ? "This is sold out." : "Only " + available + " left of this.",
                Map.of("variantId", variantId, "available", available));
        this.variantId = variantId;
        this.available = available;
    }

    public VariantId variantId() {
        return variantId;
    }

    public int available() {
        return available;
    }
}
