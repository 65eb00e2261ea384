package org.parley.assistant.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.conversation.MessageContent;
import org.parley.shared.i18n.Language;

/**
 * Where the bot stands in one conversation: what is being looked for, what was shown last, what it asked.
 *
 * @param language in which it speaks; {@code null} until the customer has shown one
 * @param visitorLanguage the visitor's setting when {@code language} was decided
 * @param search the last search, or {@code null}
 * @param shown products shown last, in their order
 * @param focus the one product that is being talked of, or {@code null}
 * @param adding what is on its way into the cart, or {@code null}
 * @param ask the open question
 * @param offers the buttons under the last message; a typed label counts as a press
 * @param misses how many phrases in a row were not understood
 */
record Place(Language language, Language visitorLanguage, Search search, List<UUID> shown, UUID focus, Adding adding,
        Ask ask, List<MessageContent.Option> offers, int misses) {

    static final Place START = new Place(null, null, null, null, null, null, null, null, 0);

    Place {
        shown = shown == null ? List.of() : List.copyOf(shown);
        offers = offers == null ? List.of() : List.copyOf(offers);
        ask = ask == null ? Ask.NOTHING : ask;
    }

    /** What the bot waits for. */
    enum Ask { NOTHING, WHAT_TO_FIND, WHICH_OPTION, WHICH_TO_REMOVE, CLEAR_CART, ADD_THIS }

    /**
     * A search with its narrowings.
     *
     * @param words as the customer wrote them; may be empty
     * @param category handle, or {@code null}
     * @param colour word for a colour, or {@code null}; a search word, because many products have it in their name only
     * @param options chosen other option values by option key
     * @param from how many results were shown before these
     */
    record Search(String words, String category, BigDecimal min, BigDecimal max, Boolean stocked, String colour,
            Map<String, String> options, int from) {

        Search {
            words = words == null ? "" : words;
            options = options == null ? Map.of() : Map.copyOf(options);
        }

        static Search of(String words) {
            return new Search(words, null, null, null, null, null, null, 0);
        }

        static Search inCategory(String handle) {
            return new Search("", handle, null, null, null, null, null, 0);
        }

        Search withWords(String other) {
            return new Search(other, category, min, max, stocked, colour, options, 0);
        }

        Search withCategory(String handle) {
            return new Search(words, handle, min, max, stocked, colour, options, 0);
        }

        Search withPrice(BigDecimal least, BigDecimal most) {
            return new Search(words, category, least, most, stocked, colour, options, 0);
        }

        Search withOption(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(options);
            more.put(key, value);
            return new Search(words, category, min, max, stocked, colour, more, 0);
        }

        Search withColour(String word) {
            return new Search(words, category, min, max, stocked, word, options, 0);
        }

        /** The words to search with. */
        String text() {
            return colour == null ? words : (words + " " + colour).strip();
        }

        Search onlyStocked() {
            return new Search(words, category, min, max, Boolean.TRUE, colour, options, 0);
        }

        Search startingAt(int index) {
            return new Search(words, category, min, max, stocked, colour, options, index);
        }

        /** Without everything that narrows it, but the category when that is all there is. */
        Search widest() {
            return new Search(words, words.isEmpty() ? category : null, null, null, null, null, null, 0);
        }

        boolean isNarrowed() {
            return !equals(widest().startingAt(from));
        }
    }

    /** A product on its way into the cart. @param chosen option values by key, as far as they are chosen */
    record Adding(UUID product, Map<String, String> chosen, int quantity) {

        Adding {
            chosen = chosen == null ? Map.of() : Map.copyOf(chosen);
        }
    }
}
