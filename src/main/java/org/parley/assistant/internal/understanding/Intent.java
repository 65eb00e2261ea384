package org.parley.assistant.internal.understanding;

/** What a customer wants of the guide bot. {@code UNKNOWN} is an answer of its own: the bot then offers choices. */
public enum Intent {
    GREET("greet"), FIND_PRODUCTS("findProducts"), BROWSE_CATEGORIES("browseCategories"), NARROW("narrow"),
    PRODUCT_FACTS("productFacts"), COMPARE("compare"), STOCK_QUESTION("stockQuestion"), SHOW_CART("showCart"),
    ADD_TO_CART("addToCart"), REMOVE_FROM_CART("removeFromCart"), CHECKOUT("checkout"), TRACK_ORDER("trackOrder"),
    TALK_TO_PERSON("talkToPerson"), HELP("help"), THANKS("thanks"), GOODBYE("goodbye"), YES("yes"), NO("no"),
    CHANGE_LANGUAGE("changeLanguage"), UNKNOWN("unknown");

    private final String key;

    Intent(String key) {
        this.key = key;
    }

    /** The name that example and phrase files use. */
    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException for a name that no intent has */
    public static Intent ofKey(String key) {
        for (Intent intent : values()) {
            if (intent.key.equals(key)) {
                return intent;
            }
        }
        throw new IllegalArgumentException("no intent is called " + key);
    }

    /** Whether the bot acts on it only when it is quite sure: money and things that the customer has chosen. */
    public boolean risky() {
        return this == CHECKOUT || this == REMOVE_FROM_CART;
    }
}
