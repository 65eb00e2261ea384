package org.parley.assistant.internal.understanding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.parley.shared.i18n.Language;

/**
 * What a phrase speaks of. Everything may be absent: empty lists, {@code null}.
 *
 * @param query the phrase without the words around what is searched for, as the customer wrote it; may be empty
 * @param colours canonical English colour names, such as {@code red}
 * @param colourWords the colours as the customer wrote them; may be empty
 * @param sizes canonical sizes, such as {@code M}
 * @param minPrice lower bound in the shop's main unit, inclusive
 * @param maxPrice upper bound in the shop's main unit, inclusive
 * @param orderNumber as typed, in capitals, without a leading {@code #}
 * @param numbers quantities in the order of their appearance
 * @param ordinals places in a list: 1 is the first, −1 the last
 * @param language the language that is asked for
 * @param hints turns of phrase that change what is done
 * @param namesProduct whether a product word is in the phrase
 */
public record Entities(String query, List<String> colours, String colourWords, List<String> sizes, BigDecimal minPrice,
        BigDecimal maxPrice, String orderNumber, List<Integer> numbers, List<Integer> ordinals, Language language, Set<Hint> hints,
        boolean namesProduct) {

    /** Turns of phrase: all of something, something cheaper, only what is in stock. */
    public enum Hint { ALL, CHEAPER, STOCKED }

    public Entities {
        colours = List.copyOf(colours);
        sizes = List.copyOf(sizes);
        numbers = List.copyOf(numbers);
        ordinals = List.copyOf(ordinals);
        hints = Set.copyOf(hints);
    }

    public boolean hasPrice() {
        return minPrice != null || maxPrice != null;
    }

    public boolean has(Hint hint) {
        return hints.contains(hint);
    }
}
