package org.parley.assistant.internal;

import java.util.Map;

/** The buttons that lead somewhere from anywhere. */
final class Menu {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(Command.FIND, "menu.find"), Map.entry(Command.CATEGORIES, "menu.categories"),
            Map.entry(Command.CART, "menu.cart"), Map.entry(Command.CHECKOUT, "menu.checkout"),
            Map.entry(Command.TRACK, "menu.track"), Map.entry(Command.HANDOVER, "menu.person"),
            Map.entry(Command.RESULTS, "facts.results"), Map.entry(Command.WIDEN, "narrow.all"),
            Map.entry(Command.COMPARE, "narrow.compare"), Map.entry(Command.CLEAR, "remove.all"),
            Map.entry(Command.KEEP, "remove.keep"), Map.entry(Command.REMOVE, "cart.removeOne"));

    private Menu() {
    }

    static void offer(Turn turn, String... commands) {
        for (String command : commands) {
            turn.offer(command, turn.words(LABELS.get(command)));
        }
    }

    /** All that the bot is for. */
    static void offerAll(Turn turn) {
        offer(turn, Command.FIND, Command.CATEGORIES, Command.CART, Command.TRACK, Command.HANDOVER);
    }
}
