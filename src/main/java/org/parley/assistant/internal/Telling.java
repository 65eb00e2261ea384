package org.parley.assistant.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.conversation.MessageContent;
import org.parley.shared.money.Money;

/** Tells facts: price, options, stock and what products differ in; all as the catalogue has them now. */
final class Telling {

    private static final int MOST_COMPARED = 4;
    private static final int BUTTONS = 6;

    private final Targets targets;
    private final OptionWords optionWords;

    Telling(Targets targets, OptionWords optionWords) {
        this.targets = targets;
        this.optionWords = optionWords;
    }

    void facts(Turn turn, Entities entities) {
        List<ProductView> meant = targets.meant(turn, entities);
        if (meant.size() == 1) {
            facts(turn, meant.get(0));
        } else {
            askWhich(turn, meant, Command.PRODUCT);
        }
    }

    void facts(Turn turn, UUID id) {
        ProductView product = targets.one(id);
        if (product == null) {
            gone(turn);
        } else {
            facts(turn, product);
        }
    }

    private void facts(Turn turn, ProductView product) {
        turn.focus = product.id().value();
        turn.show(MessageContent.of(MessageContent.PRODUCT_CARD).with("productId", turn.focus));
        List<String> lines = new ArrayList<>();
        String description = product.description() == null ? "" : product.description().in(turn.language);
        if (!description.isBlank()) {
            lines.add(description);
        }
        lines.add(price(turn, product));
        product.options().forEach(option -> lines.add(optionLine(turn, option)));
        lines.addAll(stock(turn, product));
        turn.sayText(String.join("\n", lines));
        if (product.inStock()) {
            turn.offer(Command.of(Command.ADD, turn.focus), turn.words("facts.add"));
        }
        offerOthers(turn);
        turn.askWith(product.inStock() ? "facts.next" : "cart.next");
    }

    /** "Is the red one in M in stock?" */
    void stock(Turn turn, Entities entities) {
        List<ProductView> meant = targets.meant(turn, entities);
        if (meant.size() != 1) {
            askWhich(turn, meant, Command.PRODUCT);
            return;
        }
        ProductView product = meant.get(0);
        turn.focus = product.id().value();
        Map<String, String> named = optionWords.named(product, turn, entities);
        List<VariantView> asked = product.variants().stream()
                .filter(variant -> OptionWords.fits(variant, named)).toList();
        if (asked.isEmpty() || !named.isEmpty() && asked.size() == 1 || product.variants().size() == 1) {
            oneVersion(turn, product, asked);
        } else {
            turn.sayText(product.title().in(turn.language) + "\n" + String.join("\n", stock(turn, asked)));
            offerVariants(turn, asked);
        }
        offerOthers(turn);
        turn.askWith("cart.next");
    }

    private void oneVersion(Turn turn, ProductView product, List<VariantView> asked) {
        if (asked.isEmpty()) {
            turn.say("stock.noSuch", "title", product.title().in(turn.language));
        } else if (asked.get(0).available() > 0) {
            VariantView variant = asked.get(0);
            turn.say("stock.yes", "title", variant.title(turn.language), "count", variant.available());
            turn.ask = Place.Ask.ADD_THIS;
            turn.adding = new Place.Adding(product.id().value(), variant.options(), 1);
            turn.offer(Command.of(Command.VARIANT, variant.id()), turn.words("facts.add"));
            return;
        } else {
            turn.say("stock.no", "title", asked.get(0).title(turn.language));
        }
        if (product.inStock()) {
            turn.say("stock.instead");
            offerVariants(turn, product.variants());
        }
    }

    void compare(Turn turn, Entities entities) {
        List<UUID> ids = comparable(turn, entities);
        if (ids.size() < 2) {
            turn.ask = Place.Ask.WHAT_TO_FIND;
            Menu.offer(turn, Command.CATEGORIES, Command.HANDOVER);
            turn.askWith("compare.ask");
            return;
        }
        turn.show(MessageContent.of(MessageContent.COMPARISON).with("productIds", ids)
                .with("text", turn.words("compare.text")));
        targets.views(ids).forEach(product -> turn.offer(
                Command.of(Command.PRODUCT, product.id()), product.title().in(turn.language)));
        Menu.offer(turn, Command.RESULTS, Command.HANDOVER);
        turn.askWith("compare.next");
    }

    private List<UUID> comparable(Turn turn, Entities entities) {
        List<ProductView> shown = targets.views(turn.shown);
        Set<UUID> ids = new LinkedHashSet<>();
        if (entities.ordinals().size() >= 2) {
            addAll(ids, Targets.atPlaces(shown, entities.ordinals()));
        } else if (entities.ordinals().isEmpty() && entities.numbers().size() >= 2) {
            addAll(ids, Targets.atPlaces(shown, entities.numbers()));
        } else if (entities.ordinals().size() == 1 && !entities.numbers().isEmpty() && entities.numbers().get(0) >= 2) {
            // "the first two"
            addAll(ids, shown.subList(0, Math.min(shown.size(), entities.numbers().get(0))));
        } else if (entities.ordinals().size() == 1 && turn.focus != null) {
            ids.add(turn.focus);
            addAll(ids, Targets.atPlaces(shown, entities.ordinals()));
        }
        if (ids.size() < 2) {
            int wanted = entities.numbers().size() == 1 ? Math.max(2, entities.numbers().get(0)) : MOST_COMPARED;
            ids.clear();
            addAll(ids, shown.subList(0, Math.min(shown.size(), wanted)));
        }
        return ids.stream().limit(MOST_COMPARED).toList();
    }

    private static void addAll(Set<UUID> ids, List<ProductView> products) {
        products.forEach(product -> ids.add(product.id().value()));
    }

    /** Which of several; or what at all, when nothing was recognised. */
    void askWhich(Turn turn, List<ProductView> candidates, String command) {
        List<ProductView> choice = candidates.isEmpty() ? targets.views(turn.shown) : candidates;
        if (choice.isEmpty()) {
            turn.ask = Place.Ask.WHAT_TO_FIND;
            Menu.offer(turn, Command.CATEGORIES, Command.HANDOVER);
            turn.askWith("which.unknown");
            return;
        }
        if (turn.shown.isEmpty()) {
            turn.shown = choice.stream().map(product -> product.id().value()).toList();
        }
        choice.stream().limit(BUTTONS).forEach(product -> turn.offer(
                Command.of(command, product.id()), product.title().in(turn.language)));
        Menu.offer(turn, Command.HANDOVER);
        turn.askWith("which.question");
    }

    void gone(Turn turn) {
        turn.say("which.gone");
        Menu.offer(turn, Command.FIND, Command.CATEGORIES, Command.HANDOVER);
        turn.askWith("menu.question");
    }

    void offerVariants(Turn turn, List<VariantView> variants) {
        variants.stream().filter(variant -> variant.available() > 0).limit(BUTTONS).forEach(variant -> turn.offer(
                Command.of(Command.VARIANT, variant.id()),
                variant.options().isEmpty() ? turn.words("facts.add") : variant.choice(turn.language)));
    }

    private static void offerOthers(Turn turn) {
        if (turn.shown.size() >= 2) {
            Menu.offer(turn, Command.COMPARE);
        }
        if (turn.search != null) {
            Menu.offer(turn, Command.RESULTS);
        }
        Menu.offer(turn, Command.HANDOVER);
    }

    private static String price(Turn turn, ProductView product) {
        Money highest = product.variants().stream().map(VariantView::price).max(Money::compareTo)
                .orElse(product.price());
        String price = product.price().format(turn.language);
        if (highest.compareTo(product.price()) > 0) {
            return turn.words("facts.priceRange", "from", price, "to", highest.format(turn.language));
        }
        return product.compareAtPrice() == null ? turn.words("facts.price", "price", price)
                : turn.words("facts.priceBefore", "price", price,
                        "before", product.compareAtPrice().format(turn.language));
    }

    private static String optionLine(Turn turn, OptionView option) {
        return option.name().in(turn.language) + ": " + option.values().stream()
                .map(value -> value.labelIn(turn.language)).collect(Collectors.joining(turn.words("list.comma")));
    }

    /** In a list that has commas already. */
    private static String choice(Turn turn, VariantView variant) {
        return variant.labels().values().stream().map(label -> label.in(turn.language)).collect(Collectors.joining(" / "));
    }

    private static List<String> stock(Turn turn, ProductView product) {
        VariantView first = product.variants().get(0);
        if (product.variants().size() == 1 && first.options().isEmpty()) {
            return List.of(first.available() > 0 ? turn.words("facts.pieces", "count", first.available())
                    : turn.words("facts.allSoldOut"));
        }
        return stock(turn, product.variants());
    }

    private static List<String> stock(Turn turn, List<VariantView> variants) {
        String comma = turn.words("list.comma");
        String available = variants.stream().filter(variant -> variant.available() > 0)
                .map(variant -> choice(turn, variant) + " (" + variant.available() + ")")
                .collect(Collectors.joining(comma));
        String soldOut = variants.stream().filter(variant -> variant.available() == 0)
                .map(variant -> choice(turn, variant)).collect(Collectors.joining(comma));
        List<String> lines = new ArrayList<>();
        if (available.isEmpty()) {
            lines.add(turn.words("facts.allSoldOut"));
        } else {
            lines.add(turn.words("facts.available", "list", available));
            if (!soldOut.isEmpty()) {
                lines.add(turn.words("facts.soldOut", "list", soldOut));
            }
        }
        return lines;
    }
}
