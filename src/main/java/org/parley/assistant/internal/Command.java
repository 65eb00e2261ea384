package org.parley.assistant.internal;

import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/**
 * What a button stands for, as text: a name and at most two arguments, {@code price:max:500}, {@code category:shirts}.
 * The text comes back from clients, so nothing in it is believed: ids are looked up, numbers are checked.
 */
record Command(String name, String argument, String more) {

    static final String FIND = "find";
    static final String CATEGORIES = "categories";
    static final String CATEGORY = "category";
    static final String WITHIN = "within";
    static final String PRICE = "price";
    static final String OPTION = "option";
    static final String MORE = "more";
    static final String WIDEN = "widen";
    static final String RESULTS = "results";
    static final String PRODUCT = "product";
    static final String COMPARE = "compare";
    static final String ADD = "add";
    static final String PICK = "pick";
    static final String VARIANT = "variant";
    static final String CART = "cart";
    static final String REMOVE = "remove";
    static final String CLEAR = "clear";
    static final String KEEP = "keep";
    static final String CHECKOUT = "checkout";
    static final String TRACK = "track";
    static final String ORDER = "order";
    static final String HANDOVER = "handover";
    static final String LANGUAGE = "language";

    static Command parse(String value) {
        String[] parts = value.split(":", 3);
        return new Command(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    static String of(String name, Object... arguments) {
        StringBuilder value = new StringBuilder(name);
        for (Object argument : arguments) {
            value.append(':').append(argument);
        }
        return value.toString();
    }

    Optional<UUID> id() {
        return Ids.parse(argument);
    }

    /** The second argument as a number of pieces, 1 to 999, else 1. */
    int quantity() {
        return more.matches("[1-9]\\d{0,2}") ? Integer.parseInt(more) : 1;
    }
}
