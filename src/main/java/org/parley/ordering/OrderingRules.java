package org.parley.ordering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.parley.shared.i18n.LocalizedText;

/**
 * By what rules the shop computes tax and shipping.
 *
 * @param taxRate per cent, 0 to 100, at most two decimals
 * @param taxLabel what the tax is called, such as VAT
 * @param pricesIncludeTax whether prices contain the tax already
 * @param shippingMethods in the order of display, never empty; the first one is assumed until one is chosen
 */
public record OrderingRules(BigDecimal taxRate, LocalizedText taxLabel, boolean pricesIncludeTax,
        List<ShippingMethod> shippingMethods) {

    public OrderingRules {
        shippingMethods = List.copyOf(shippingMethods);
        if (shippingMethods.isEmpty()) {
            throw new IllegalArgumentException("a shop ships in at least one way");
        }
    }

    public ShippingMethod firstMethod() {
        return shippingMethods.get(0);
    }

    public Optional<ShippingMethod> method(String id) {
        return shippingMethods.stream().filter(method -> method.id().equals(id)).findFirst();
    }
}
