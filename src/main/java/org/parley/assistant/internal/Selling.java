package org.parley.assistant.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.assistant.internal.Place.Adding;
import org.parley.assistant.internal.Place.Ask;
import org.parley.assistant.internal.Purchases.CartInView;
import org.parley.assistant.internal.Purchases.Line;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.conversation.MessageContent;

/** The cart: choosing a version, putting in, showing, taking out, and the way to the checkout. */
final class Selling {

    private static final int OPTION_BUTTONS = 11;

    private final Targets targets;
    private final Telling telling;
    private final OptionWords optionWords;
    private final Purchases purchases;

    Selling(Targets targets, Telling telling, OptionWords optionWords, Purchases purchases) {
        this.targets = targets;
        this.telling = telling;
        this.optionWords = optionWords;
        this.purchases = purchases;
    }

    // Putting in

    void add(Turn turn, Entities entities) {
        Adding waiting = turn.before.adding();
        List<ProductView> meant = targets.meant(turn, entities);
        if (meant.size() != 1) {
            telling.askWhich(turn, meant, Command.ADD);
            return;
        }
        ProductView product = meant.get(0);
        Map<String, String> chosen = new LinkedHashMap<>();
        if (waiting != null && waiting.product().equals(product.id().value())) {
            chosen.putAll(waiting.chosen());
        }
        Map<String, String> named = optionWords.named(product, turn, entities);
        chosen.putAll(named);
        add(turn, product, chosen, quantity(entities, named));
    }

    /** A number that names a size is no quantity. */
    private static int quantity(Entities entities, Map<String, String> named) {
        return entities.numbers().stream().filter(number -> number > 0)
                .filter(number -> named.values().stream().noneMatch(value -> value.contains(number.toString())))
                .findFirst().orElse(1);
    }

    void add(Turn turn, UUID productId) {
        ProductView product = targets.one(productId);
        if (product == null) {
            telling.gone(turn);
        } else {
            add(turn, product, Map.of(), 1);
        }
    }

    /** {@code variant:<id>} or {@code variant:<id>:<quantity>}. */
    void addVariant(Turn turn, Command command) {
        ProductView product = command.id().map(VariantId::new).flatMap(targets::ofVariant).orElse(null);
        Optional<VariantView> variant = product == null ? Optional.empty() : product.variants().stream()
                .filter(one -> one.id().value().equals(command.id().orElseThrow())).findFirst();
        if (variant.isEmpty()) {
            telling.gone(turn);
        } else {
            put(turn, product, variant.get(), command.quantity());
        }
    }

    /** {@code pick:<key>=<value>}: the answer to which size, which colour. */
    void pick(Turn turn, String keyAndValue) {
        Adding waiting = turn.before.adding();
        int equals = keyAndValue.indexOf('=');
        ProductView product = waiting == null ? null : targets.one(waiting.product());
        if (product == null || equals <= 0) {
            telling.gone(turn);
            return;
        }
        Map<String, String> chosen = new LinkedHashMap<>(waiting.chosen());
        chosen.put(keyAndValue.substring(0, equals), keyAndValue.substring(equals + 1));
        add(turn, product, chosen, waiting.quantity());
    }

    /** A typed answer to which size, which colour; false if it names none. */
    boolean pickTyped(Turn turn, Entities entities) {
        Adding waiting = turn.before.adding();
        ProductView product = waiting == null ? null : targets.one(waiting.product());
        if (product == null) {
            return false;
        }
        Map<String, String> named = optionWords.named(product, turn, entities);
        if (named.isEmpty()) {
            return false;
        }
        Map<String, String> chosen = new LinkedHashMap<>(waiting.chosen());
        chosen.putAll(named);
        add(turn, product, chosen, waiting.quantity());
        return true;
    }

    /** The customer said yes to what was offered. */
    void addWaiting(Turn turn) {
        Adding waiting = turn.before.adding();
        ProductView product = waiting == null ? null : targets.one(waiting.product());
        if (product == null) {
            telling.gone(turn);
        } else {
            add(turn, product, waiting.chosen(), waiting.quantity());
        }
    }

    private void add(Turn turn, ProductView product, Map<String, String> chosen, int quantity) {
        turn.focus = product.id().value();
        List<VariantView> fitting = product.variants().stream()
                .filter(variant -> OptionWords.fits(variant, chosen)).toList();
        if (fitting.isEmpty()) {
            turn.say("stock.noSuch", "title", product.title().in(turn.language));
            telling.offerVariants(turn, product.variants());
            Menu.offer(turn, Command.HANDOVER);
            turn.askWith("cart.next");
        } else if (fitting.size() == 1) {
            put(turn, product, fitting.get(0), quantity);
        } else {
            askOption(turn, product, chosen, fitting, quantity);
        }
    }

    private static void askOption(Turn turn, ProductView product, Map<String, String> chosen, List<VariantView> fitting,
            int quantity) {
        OptionView open = product.options().stream().filter(option -> fitting.stream()
                .map(variant -> variant.options().get(option.key())).distinct().count() > 1).findFirst().orElseThrow();
        turn.ask = Ask.WHICH_OPTION;
        turn.adding = new Adding(product.id().value(), chosen, quantity);
        List<OptionView.Value> toBeHad = open.values().stream().filter(value -> fitting.stream().anyMatch(variant ->
                variant.available() > 0 && value.value().equals(variant.options().get(open.key())))).toList();
        if (toBeHad.isEmpty()) {
            turn.say("stock.no", "title", product.title().in(turn.language));
            Menu.offerAll(turn);
            turn.askWith("menu.question");
            return;
        }
        toBeHad.stream().limit(OPTION_BUTTONS).forEach(value -> turn.offer(
                Command.of(Command.PICK, open.key() + "=" + value.value()), value.labelIn(turn.language)));
        Menu.offer(turn, Command.HANDOVER);
        turn.askWith("add.option", "name", open.name().in(turn.language));
    }

    private void put(Turn turn, ProductView product, VariantView variant, int quantity) {
        turn.focus = product.id().value();
        String title = variant.title(turn.language);
        CartInView cart = purchases.openCart(turn.conversation.id());
        int inCart = cart.quantityOf(variant.id());
        if (inCart + quantity > purchases.mostPieces()) {
            turn.say("add.tooMany", "count", purchases.mostPieces());
        } else if (inCart + quantity > variant.available()) {
            tooFew(turn, product, variant, inCart);
            return;
        } else {
            turn.willDo(() -> purchases.setLine(cart.id(), variant.id(), inCart + quantity));
            turn.say("add.done", "title", title, "count", inCart + quantity);
        }
        turn.show(cartContent(cart));
        Menu.offer(turn, Command.CHECKOUT, Command.RESULTS, Command.FIND, Command.HANDOVER);
        turn.askWith("add.next");
    }

    private void tooFew(Turn turn, ProductView product, VariantView variant, int inCart) {
        int left = variant.available() - inCart;
        String title = variant.title(turn.language);
        if (variant.available() == 0) {
            turn.say("stock.no", "title", title);
        } else if (inCart > 0) {
            turn.say("add.tooFewWithCart", "title", title, "count", variant.available(), "inCart", inCart);
        } else {
            turn.say("add.tooFew", "title", title, "count", variant.available());
        }
        if (left > 0) {
            turn.offer(Command.of(Command.VARIANT, variant.id(), left), turn.words("add.take", "count", left));
        } else {
            telling.offerVariants(turn, product.variants().stream().filter(one -> !one.equals(variant)).toList());
        }
        Menu.offer(turn, Command.CART, Command.FIND, Command.HANDOVER);
        turn.askWith("cart.next");
    }

    // Looking

    void cart(Turn turn) {
        Optional<CartInView> cart = filled(turn);
        if (cart.isEmpty()) {
            empty(turn);
            return;
        }
        turn.say("cart.here");
        turn.show(cartContent(cart.get()));
        Menu.offer(turn, Command.CHECKOUT, Command.FIND, Command.REMOVE, Command.HANDOVER);
        turn.askWith("cart.next");
    }

    private Optional<CartInView> filled(Turn turn) {
        return purchases.cart(turn.conversation.id()).filter(cart -> !cart.lines().isEmpty());
    }

    private static void empty(Turn turn) {
        turn.say("cart.empty");
        Menu.offer(turn, Command.FIND, Command.CATEGORIES, Command.TRACK, Command.HANDOVER);
        turn.askWith("menu.question");
    }

    private static MessageContent cartContent(CartInView cart) {
        return MessageContent.of(MessageContent.CART).with("cartId", cart.id());
    }

    // Taking out

    void remove(Turn turn, Entities entities) {
        Optional<CartInView> cart = filled(turn);
        if (cart.isEmpty()) {
            empty(turn);
            return;
        }
        List<Line> lines = cart.get().lines();
        List<Line> meant = meantLines(turn, lines, entities);
        if (meant.size() == 1) {
            int fewer = entities.numbers().isEmpty() ? Integer.MAX_VALUE : entities.numbers().get(0);
            remove(turn, cart.get(), meant.get(0), fewer);
        } else if (meant.isEmpty() && entities.has(Entities.Hint.ALL)) {
            askWhetherToClear(turn);
        } else {
            askWhichLine(turn, meant.isEmpty() ? lines : meant);
        }
    }

    private List<Line> meantLines(Turn turn, List<Line> lines, Entities entities) {
        if (!entities.ordinals().isEmpty()) {
            return entities.ordinals().stream().map(place -> place == -1 ? lines.size() - 1 : place - 1)
                    .filter(index -> index >= 0 && index < lines.size()).map(lines::get).toList();
        }
        if (entities.namesProduct() || !entities.colours().isEmpty()) {
            return lines.stream().filter(line -> targets.names(line.title(), entities)).toList();
        }
        if (entities.has(Entities.Hint.ALL)) {
            return List.of();
        }
        List<Line> inFocus = turn.focus == null ? List.of() : lines.stream().filter(line -> targets
                .ofVariant(line.variant()).map(product -> product.id().value()).filter(turn.focus::equals).isPresent())
                .toList();
        return inFocus.isEmpty() && lines.size() == 1 ? lines : inFocus;
    }

    /** {@code remove} asks which; {@code remove:<variant>} takes it out. */
    void remove(Turn turn, Command command) {
        Optional<CartInView> cart = filled(turn);
        if (cart.isEmpty()) {
            empty(turn);
            return;
        }
        List<Line> lines = cart.get().lines();
        Optional<Line> line = lines.stream()
                .filter(one -> Objects.equals(one.variant().value(), command.id().orElse(null))).findFirst();
        if (line.isPresent()) {
            remove(turn, cart.get(), line.get(), Integer.MAX_VALUE);
        } else if (command.argument().isEmpty()) {
            askWhichLine(turn, lines);
        } else {
            turn.say("remove.notThere");
            cart(turn);
        }
    }

    private void remove(Turn turn, CartInView cart, Line line, int fewer) {
        int left = Math.max(0, line.quantity() - fewer);
        String title = line.title().in(turn.language);
        if (left > 0) {
            turn.willDo(() -> purchases.setLine(cart.id(), line.variant(), left));
            turn.say("remove.fewer", "title", title, "count", left);
        } else {
            turn.willDo(() -> purchases.removeLine(cart.id(), line.variant()));
            turn.say("remove.done", "title", title);
        }
        if (left > 0 || cart.lines().size() > 1) {
            turn.show(cartContent(cart));
            Menu.offer(turn, Command.CHECKOUT, Command.FIND, Command.HANDOVER);
        } else {
            Menu.offer(turn, Command.FIND, Command.CATEGORIES, Command.HANDOVER);
        }
        turn.askWith("cart.next");
    }

    private static void askWhichLine(Turn turn, List<Line> lines) {
        turn.ask = Ask.WHICH_TO_REMOVE;
        lines.stream().limit(OPTION_BUTTONS - 1).forEach(line -> turn.offer(
                Command.of(Command.REMOVE, line.variant()), line.title().in(turn.language)));
        Menu.offer(turn, Command.KEEP, Command.HANDOVER);
        turn.askWith("remove.question");
    }

    private static void askWhetherToClear(Turn turn) {
        turn.ask = Ask.CLEAR_CART;
        Menu.offer(turn, Command.CLEAR, Command.KEEP, Command.HANDOVER);
        turn.askWith("remove.sure");
    }

    /** Only right after the question whether to. */
    void clear(Turn turn) {
        Optional<CartInView> cart = filled(turn);
        if (cart.isEmpty()) {
            empty(turn);
            return;
        }
        if (turn.before.ask() != Ask.CLEAR_CART) {
            askWhetherToClear(turn);
            return;
        }
        cart.get().lines().forEach(line -> turn.willDo(() -> purchases.removeLine(cart.get().id(), line.variant())));
        turn.say("remove.emptied");
        Menu.offer(turn, Command.FIND, Command.CATEGORIES, Command.HANDOVER);
        turn.askWith("menu.question");
    }

    void keep(Turn turn) {
        turn.say("remove.kept");
        Menu.offer(turn, Command.CART, Command.CHECKOUT, Command.FIND, Command.HANDOVER);
        turn.askWith("cart.next");
    }

    // Paying

    void checkout(Turn turn) {
        Optional<CartInView> cart = filled(turn);
        if (cart.isEmpty()) {
            empty(turn);
            return;
        }
        turn.say("checkout.here");
        turn.show(MessageContent.of(MessageContent.FORM).with("form", "checkout").with("cartId", cart.get().id()));
    }
}
