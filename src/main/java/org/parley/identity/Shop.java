package org.parley.identity;

/** The shop's name card: what pages, widget and bot call it and how it looks. */
public interface Shop {

    ShopSettings settings();

    /** @throws org.parley.shared.problem.Problem 400 with the fields that cannot be accepted */
    ShopSettings change(ShopSettings settings);
}
