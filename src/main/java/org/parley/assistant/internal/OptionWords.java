package org.parley.assistant.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.assistant.internal.understanding.Understanding;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

/** Tells which option values and which products' colours a phrase means: "the red one in M", "size 42", "สีกรมท่า". */
final class OptionWords {

    private final Understanding understanding;

    OptionWords(Understanding understanding) {
        this.understanding = understanding;
    }

    /** The values that a phrase names among a product's options, by option key. */
    Map<String, String> named(ProductView product, Turn turn, Entities entities) {
        Map<String, String> named = new LinkedHashMap<>();
        for (OptionView option : product.options()) {
            for (OptionView.Value value : option.values()) {
                if (!named.containsKey(option.key()) && means(value, turn, entities)) {
                    named.put(option.key(), value.value());
                }
            }
        }
        return named;
    }

    boolean means(OptionView.Value value, Turn turn, Entities entities) {
        return means(value.labelIn(turn.language), turn.language, turn.text, entities)
                || means(value.value(), Language.EN, turn.text, entities);
    }

    private boolean means(String label, Language language, String text, Entities entities) {
        Entities said = understanding.entities(label, language);
        return !Collections.disjoint(said.colours(), entities.colours())
                || !Collections.disjoint(said.sizes(), entities.sizes())
                || said.numbers().size() == 1 && entities.numbers().contains(said.numbers().get(0))
                || said.colours().isEmpty() && said.sizes().isEmpty() && contains(text, label, language);
    }

    boolean isColour(String optionValue) {
        return !understanding.entities(optionValue, Language.EN).colours().isEmpty();
    }

    /** Words of a search without those that are nothing but a colour. */
    String withoutColours(String words, Language language) {
        return Arrays.stream(words.split(" ")).filter(word -> {
            Entities said = understanding.entities(word, language);
            return said.colours().isEmpty() || said.namesProduct();
        }).collect(Collectors.joining(" "));
    }

    /** Whether the product is to be had in one of the colours, by its options or by its name. */
    boolean hasColour(ProductView product, List<String> colours) {
        if (colours.isEmpty()) {
            return false;
        }
        boolean byOption = product.options().stream().flatMap(option -> option.values().stream()).anyMatch(value ->
                hasColour(LocalizedText.of(Language.EN, value.value()), colours)
                        || value.label() != null && hasColour(value.label(), colours));
        return byOption || hasColour(product.title(), colours);
    }

    boolean hasColour(LocalizedText title, List<String> colours) {
        return title.texts().entrySet().stream().anyMatch(one -> !Collections.disjoint(
                understanding.entities(one.getValue(), one.getKey()).colours(), colours));
    }

    /** How many of the words stand in a title, in the language in which most do. */
    static int wordsIn(LocalizedText titles, String words) {
        int most = 0;
        for (Map.Entry<Language, String> title : titles.texts().entrySet()) {
            int count = 0;
            for (String word : words.split("\\s+")) {
                String stem = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
                boolean telling = stem.length() >= (stem.chars().allMatch(c -> c < 0x250) ? 3 : 2);
                count += telling && contains(title.getValue(), stem, title.getKey()) ? 1 : 0;
            }
            most = Math.max(most, count);
        }
        return most;
    }

    static boolean fits(VariantView variant, Map<String, String> options) {
        return options.entrySet().stream().allMatch(
                option -> option.getValue().equals(variant.options().get(option.getKey())));
    }

    /** Whole words in Latin script, anywhere in the others. */
    private static boolean contains(String text, String part, Language language) {
        String within = Understanding.comparable(text, language);
        String wanted = Understanding.comparable(part, language);
        if (wanted.isEmpty()) {
            return false;
        }
        return wanted.chars().allMatch(c -> c < 0x250) ? (" " + within).contains(" " + wanted)
                : within.replace(" ", "").contains(wanted.replace(" ", ""));
    }
}
