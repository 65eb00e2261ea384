package org.parley.assistant.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.assistant.internal.Place.Ask;
import org.parley.assistant.internal.Place.Search;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.catalog.Catalog;
import org.parley.catalog.CategoryView;
import org.parley.catalog.OptionView;
import org.parley.catalog.PricePhrase;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.conversation.MessageContent;
import org.parley.shared.money.Money;

/** Searches, shows what fits and offers to narrow it by what the results themselves differ in. */
final class Finding {

    private static final int SHOWN_AT_ONCE = 8;
    /** Enough to see what results differ in; with options chosen more are looked through. */
    private static final int LOOKED_AT = 24;
    private static final int LOOKED_THROUGH = 100;
    private static final int OPTION_BUTTONS = 4;
    private static final int CATEGORY_BUTTONS = 3;
    private static final BigDecimal SMALLEST_STEP = new BigDecimal("0.01");

    private final Catalog catalog;
    private final OptionWords optionWords;

    Finding(Catalog catalog, OptionWords optionWords) {
        this.catalog = catalog;
        this.optionWords = optionWords;
    }

    void askWhat(Turn turn) {
        turn.ask = Ask.WHAT_TO_FIND;
        Menu.offer(turn, Command.CATEGORIES, Command.HANDOVER);
        turn.askWith("find.ask");
    }

    /** A new search with the words and limits of a phrase. */
    void find(Turn turn, Entities entities) {
        String words = entities.query().isBlank() ? "" : entities.query();
        if (words.isEmpty() && !entities.hasPrice()) {
            askWhat(turn);
            return;
        }
        show(turn, priced(Search.of(words), turn, entities));
    }

    /** The last search, narrowed by what the phrase names; without one, a search for it. */
    void narrow(Turn turn, Entities entities) {
        if (turn.search == null) {
            find(turn, entities);
            return;
        }
        Search narrower = priced(turn.search.startingAt(0), turn, entities);
        if (entities.has(Entities.Hint.CHEAPER) && !entities.hasPrice()) {
            narrower = cheaper(turn, narrower);
            if (results(narrower).isEmpty()) {
                turn.say("narrow.cheapest");
                offerNarrowing(turn, results(turn.search));
                turn.askWith("narrow.question");
                return;
            }
        }
        if (entities.has(Entities.Hint.STOCKED)) {
            narrower = narrower.onlyStocked();
        }
        narrower = byOptions(turn, narrower, entities);
        boolean same = narrower.equals(turn.search.startingAt(0));
        if (same && !entities.query().isBlank() && !entities.has(Entities.Hint.CHEAPER)) {
            narrower = narrower.withWords((narrower.words() + " " + entities.query()).strip());
        }
        if (narrower.equals(turn.search.startingAt(0))) {
            offerNarrowing(turn, results(turn.search));
            turn.askWith("narrow.choose");
        } else {
            show(turn, narrower);
        }
    }

    void categories(Turn turn) {
        for (CategoryView category : catalog.categories()) {
            if (category.productCount() > 0) {
                turn.offer(Command.of(Command.CATEGORY, category.handle()), category.title().in(turn.language));
            }
        }
        Menu.offer(turn, Command.HANDOVER);
        turn.askWith("categories.question");
    }

    /** A category by itself: what was looked for before doesn't count when somebody browses. */
    void category(Turn turn, String handle) {
        show(turn, Search.inCategory(handle));
    }

    /** What of the last search is in a category. */
    void within(Turn turn, String handle) {
        show(turn, turn.search == null ? Search.inCategory(handle) : turn.search.withCategory(handle));
    }

    /** {@code price:max:500}, or {@code price:any}. */
    void price(Turn turn, Command command) {
        Search search = turn.search == null ? Search.of("") : turn.search;
        boolean amount = command.more().matches("\\d{1,9}(\\.\\d{1,2})?");
        show(turn, amount && command.argument().equals("max")
                ? search.withPrice(null, new BigDecimal(command.more())) : search.withPrice(null, null));
    }

    /** {@code option:<key>=<value>}. */
    void option(Turn turn, String keyAndValue) {
        int equals = keyAndValue.indexOf('=');
        if (turn.search == null || equals <= 0) {
            askWhat(turn);
            return;
        }
        String key = keyAndValue.substring(0, equals);
        String value = keyAndValue.substring(equals + 1);
        show(turn, optionWords.isColour(value) ? turn.search.withColour(label(turn, key, value))
                : turn.search.withOption(key, value));
    }

    private String label(Turn turn, String key, String value) {
        return results(turn.search).stream().flatMap(product -> product.options().stream())
                .filter(option -> option.key().equals(key)).flatMap(option -> option.values().stream())
                .filter(one -> one.value().equals(value)).map(one -> one.labelIn(turn.language)).findFirst().orElse(value);
    }

    void more(Turn turn) {
        if (turn.search == null) {
            askWhat(turn);
        } else {
            show(turn, turn.search.startingAt(turn.search.from() + SHOWN_AT_ONCE));
        }
    }

    void again(Turn turn) {
        if (turn.search == null) {
            askWhat(turn);
        } else {
            show(turn, turn.search);
        }
    }

    void widen(Turn turn) {
        if (turn.search == null) {
            askWhat(turn);
        } else {
            show(turn, turn.search.widest());
        }
    }

    /** Shows what is found even if the phrase was not clearly a search, but only if the best result is meant by it. */
    boolean showIfNamed(Turn turn, Entities entities) {
        String words = entities.query();
        if (words.isBlank() || words.length() > 60) {
            return false;
        }
        List<ProductView> found = catalog.search(ProductQuery.words(words, null, 1)).items();
        int wanted = words.split("\\s+").length;
        if (found.isEmpty() || OptionWords.wordsIn(found.get(0).title(), words) < wanted) {
            return false;
        }
        show(turn, priced(Search.of(words), turn, entities));
        return true;
    }

    private void show(Turn turn, Search search) {
        List<ProductView> all = results(search);
        List<ProductView> page = all.stream().skip(search.from()).limit(SHOWN_AT_ONCE).toList();
        turn.search = search;
        turn.focus = null;
        if (page.isEmpty()) {
            showNothing(turn, search);
            return;
        }
        turn.shown = page.stream().map(product -> product.id().value()).toList();
        turn.show(MessageContent.of(MessageContent.PRODUCT_LIST).with("productIds", turn.shown)
                .with("text", heading(turn, search, page.size(), all.size())));
        offerNarrowing(turn, all);
        turn.askWith("narrow.question");
    }

    private static String heading(Turn turn, Search search, int shown, int all) {
        if (search.from() > 0) {
            return turn.words("find.more", "count", shown);
        }
        return all == 1 ? turn.words("find.one")
                : turn.words(all > shown ? "find.many" : "find.some", "count", shown);
    }

    private void showNothing(Turn turn, Search search) {
        if (search.from() > 0) {
            turn.search = search.startingAt(0);
            Menu.offer(turn, Command.RESULTS, Command.FIND, Command.CATEGORIES, Command.HANDOVER);
            turn.askWith("find.noMore");
            return;
        }
        turn.shown = List.of();
        if (search.isNarrowed()) {
            turn.say("find.noneLeft");
            if (search.min() != null || search.max() != null) {
                turn.offer(Command.of(Command.PRICE, "any"), turn.words("narrow.anyPrice"));
            }
            Menu.offer(turn, Command.WIDEN, Command.CATEGORIES, Command.HANDOVER);
            turn.askWith("find.widen");
            return;
        }
        turn.say("find.none", "words", search.text());
        turn.ask = Ask.WHAT_TO_FIND;
        Menu.offer(turn, Command.CATEGORIES, Command.HANDOVER);
        turn.askWith("find.ask");
    }

    private List<ProductView> results(Search search) {
        boolean chosen = !search.options().isEmpty() || search.from() > 0;
        ProductQuery query = new ProductQuery(search.text().isEmpty() ? null : search.text(), null, search.min(),
                search.max(), search.stocked(), search.category(), chosen ? LOOKED_THROUGH : LOOKED_AT, null);
        return catalog.search(query).items().stream().filter(product -> product.variants().stream()
                .anyMatch(variant -> OptionWords.fits(variant, search.options())
                        && (variant.available() > 0 || search.stocked() == null && search.options().isEmpty()))).toList();
    }

    // Narrowing

    private static Search priced(Search search, Turn turn, Entities entities) {
        PricePhrase phrase = PricePhrase.of(turn.text);
        if (phrase.isPresent()) {
            return search.withPrice(
                    phrase.min() == null ? null : phrase.minExclusive() ? phrase.min().add(SMALLEST_STEP) : phrase.min(),
                    phrase.max() == null ? null
                            : phrase.maxExclusive() ? phrase.max().subtract(SMALLEST_STEP) : phrase.max());
        }
        return entities.hasPrice() ? search.withPrice(entities.minPrice(), entities.maxPrice()) : search;
    }

    /** Cheaper than the product in question, else than the middle of what was shown. */
    private Search cheaper(Turn turn, Search search) {
        List<ProductView> shown = turn.shown.isEmpty() ? results(search) : results(search.startingAt(0)).stream()
                .filter(product -> turn.shown.contains(product.id().value())).toList();
        List<Money> prices = shown.stream().map(ProductView::price).sorted().toList();
        if (prices.isEmpty()) {
            return search;
        }
        Money limit = shown.stream().filter(product -> product.id().value().equals(turn.focus)).map(ProductView::price)
                .findFirst().orElse(prices.get(prices.size() / 2));
        return search.withPrice(search.min(), new BigDecimal(limit.amountText()).subtract(SMALLEST_STEP));
    }

    private Search byOptions(Turn turn, Search search, Entities entities) {
        // Another colour takes the place of the one in the words: nobody looks for blue red shirts.
        Search narrower = entities.colours().isEmpty() ? search
                : search.withWords(optionWords.withoutColours(search.words(), turn.language))
                        .withColour(entities.colourWords());
        Map<String, String> named = new LinkedHashMap<>();
        for (ProductView product : results(new Search(search.words(), search.category(), search.min(), search.max(),
                search.stocked(), null, null, 0))) {
            optionWords.named(product, turn, entities).forEach((key, value) -> {
                if (!optionWords.isColour(value)) {
                    named.putIfAbsent(key, value);
                }
            });
        }
        for (Map.Entry<String, String> option : named.entrySet()) {
            narrower = narrower.withOption(option.getKey(), option.getValue());
        }
        return narrower;
    }

    private void offerNarrowing(Turn turn, List<ProductView> results) {
        Search search = turn.search;
        if (search.category() == null) {
            offerCategories(turn, results);
        }
        if (search.max() == null) {
            offerPrice(turn, results);
        }
        offerOption(turn, results);
        if (results.size() > search.from() + SHOWN_AT_ONCE) {
            turn.offer(Command.MORE, turn.words("narrow.more"));
        }
        if (turn.shown.size() >= 2) {
            turn.offer(Command.COMPARE, turn.words("narrow.compare"));
        }
        if (search.isNarrowed()) {
            turn.offer(Command.WIDEN, turn.words("narrow.all"));
        }
        Menu.offer(turn, Command.HANDOVER);
    }

    private void offerCategories(Turn turn, List<ProductView> results) {
        Set<String> handles = new LinkedHashSet<>();
        results.forEach(product -> {
            if (product.category() != null) {
                handles.add(product.category());
            }
        });
        if (handles.size() < 2) {
            return;
        }
        Map<String, String> titles = new LinkedHashMap<>();
        catalog.categories().forEach(category -> titles.put(category.handle(), category.title().in(turn.language)));
        handles.stream().limit(CATEGORY_BUTTONS).filter(titles::containsKey)
                .forEach(handle -> turn.offer(Command.of(Command.WITHIN, handle), titles.get(handle)));
    }

    /** A round amount that leaves about half of the results. */
    private static void offerPrice(Turn turn, List<ProductView> results) {
        List<Money> prices = results.stream().map(ProductView::price).sorted().toList();
        if (prices.size() < 3) {
            return;
        }
        Money middle = prices.get((prices.size() - 1) / 2);
        BigDecimal amount = new BigDecimal(middle.amountText());
        int digits = Math.max(1, amount.precision() - amount.scale());
        BigDecimal step = BigDecimal.ONE.movePointRight(digits - 1).divide(BigDecimal.valueOf(2)).max(BigDecimal.ONE);
        BigDecimal limit = amount.divide(step, 0, RoundingMode.CEILING).multiply(step)
                .setScale(0, RoundingMode.UP);
        if (limit.compareTo(new BigDecimal(prices.get(prices.size() - 1).amountText())) < 0) {
            Money shown = Money.of(limit.toPlainString(), middle.currency());
            turn.offer(Command.of(Command.PRICE, "max", limit.toPlainString()),
                    turn.words("narrow.upTo", "price", shown.format(turn.language)));
        }
    }

    /** The values of the option in which most results differ and which isn't chosen yet. */
    private void offerOption(Turn turn, List<ProductView> results) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, Integer> products = new LinkedHashMap<>();
        for (ProductView product : results) {
            for (OptionView option : product.options()) {
                boolean chosen = turn.search.options().containsKey(option.key())
                        || turn.search.colour() != null && optionWords.isColour(option.values().get(0).value());
                if (option.values().size() > 1 && !chosen) {
                    products.merge(option.key(), 1, Integer::sum);
                    option.values().forEach(value -> labels.computeIfAbsent(option.key(), key -> new LinkedHashMap<>())
                            .putIfAbsent(value.value(), value.labelIn(turn.language)));
                }
            }
        }
        products.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).ifPresent(key ->
                labels.get(key).entrySet().stream().limit(OPTION_BUTTONS).forEach(value ->
                        turn.offer(Command.of(Command.OPTION, key + "=" + value.getKey()), value.getValue())));
    }
}
