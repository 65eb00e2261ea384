package org.parley.assistant.internal.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.shared.i18n.Language;

/** Reads a phrase of one language: finds the words that carry values and puts slot marks in their place. */
final class Reader {

    private static final Pattern ORDER = Pattern.compile(
            "(?<![a-z0-9])(?:# ?([a-z]{0,4}-?\\d{3,12})|([a-z]{1,4}-?\\d{4,12}|[a-z]{1,4}-\\d{3,12}|\\d{5,12}))(?![a-z0-9])");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,4}");

    private final Language language;
    private final Lexicon lexicon;
    private final Prices prices;
    private final Pattern place;

    Reader(Language language, Lexicon lexicon) {
        this.language = language;
        this.lexicon = lexicon;
        this.prices = new Prices(language);
        this.place = Pattern.compile(switch (language) {
            case EN -> "(?<![a-z0-9])(?:number |no\\.? ?|nr |item |# ?)([1-9])(?![\\d])|(?<!\\d)([1-9])(?:st|nd|rd|th)(?![a-z])";
            case TH -> "(?:ตัว|อัน|ชิ้น|ใบ|คู่|รายการ|แบบ|ข้อ)ที่ ?([1-9])(?!\\d)()";
            case JA -> "(?<!\\d)([1-9]) ?(?:番目|つ目|番(?!号)|個目|枚目|件目|つめ|ばんめ)()";
            case KO -> "(?<!\\d)([1-9]) ?(?:번째|번(?!호))()";
        });
    }

    /** @param tokens words of a text with spaces, or a single element without any; slots as marks */
    record Reading(List<String> tokens, Entities entities) {
    }

    private static final class Findings {
        private final List<String> colours = new ArrayList<>();
        private final List<String> colourWords = new ArrayList<>();
        private final List<String> sizes = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Integer> ordinals = new ArrayList<>();
        private final StringBuilder query = new StringBuilder();
        private Prices.Found price;
        private String order;
        private Language language;
        private Set<Entities.Hint> hints = Set.of();
        private boolean product;

        void take(Lexicon.Word word) {
            switch (word.slot()) {
                case C -> colours.add(word.value());
                case S -> sizes.add(word.value());
                case N -> numbers.add(Integer.valueOf(word.value()));
                case NTH -> ordinals.add(Integer.valueOf(word.value()));
                case LANG -> language = Language.parse(word.value()).orElseThrow();
                case P -> product = true;
                default -> { }
            }
        }

        /** A product or colour is also something to search for. */
        void take(Lexicon.Word word, String written) {
            take(word);
            if (word.slot() == Slot.P || word.slot() == Slot.C) {
                ask(written);
            }
            if (word.slot() == Slot.C) {
                colourWords.add(written);
            }
        }

        void ask(String word) {
            if (query.length() > 0) {
                query.append(' ');
            }
            query.append(word);
        }

        Entities entities() {
            return new Entities(query.toString(), colours, String.join(" ", colourWords), sizes, price == null ? null : price.min(),
                    price == null ? null : price.max(), order, numbers, ordinals, language, hints, product);
        }
    }

    Reading read(String text) {
        return read(text, true);
    }

    /** Examples are spelled right: no need to look for misspelled products in them. */
    Reading readExample(String text) {
        return read(text, false);
    }

    private Reading read(String text, boolean forgiving) {
        Findings findings = new Findings();
        String readable = TextForm.readable(text, language);
        findings.hints = lexicon.hintsIn(TextForm.folded(readable, language));
        readable = replacePrice(readable, findings);
        readable = replaceOrder(readable, findings);
        readable = replacePlaces(readable, findings);
        List<String> tokens = language == Language.EN
                ? readWords(readable, findings, forgiving) : List.of(readLetters(TextForm.withoutSpaces(readable), findings));
        return new Reading(tokens, findings.entities());
    }

    private String replacePrice(String text, Findings findings) {
        findings.price = prices.find(TextForm.folded(text, language));
        return findings.price == null ? text
                : replace(text, findings.price.from(), findings.price.to(), Slot.PRICE);
    }

    private static String replaceOrder(String text, Findings findings) {
        Matcher order = ORDER.matcher(text);
        if (!order.find()) {
            return text;
        }
        findings.order = (order.group(1) != null ? order.group(1) : order.group(2)).toUpperCase(Locale.ROOT);
        return replace(text, order.start(), order.end(), Slot.O);
    }

    private String replacePlaces(String text, Findings findings) {
        String rest = text;
        for (Matcher match = place.matcher(rest); match.find(); match = place.matcher(rest)) {
            String digit = match.group(1) != null ? match.group(1) : match.group(2);
            findings.ordinals.add(Integer.valueOf(digit));
            rest = replace(rest, match.start(), match.end(), Slot.NTH);
        }
        return rest;
    }

    private static String replace(String text, int from, int to, Slot slot) {
        return text.substring(0, from) + " " + slot.mark() + " " + text.substring(to);
    }

    private List<String> readWords(String form, Findings findings, boolean forgiving) {
        List<String> words = form.isEmpty() ? List.of() : List.of(form.strip().split("\\s+"));
        List<String> tokens = new ArrayList<>(words.size());
        int[] end = new int[1];
        for (int at = 0; at < words.size(); at = end[0]) {
            String word = words.get(at);
            end[0] = at + 1;
            if (Slot.isMark(word.charAt(0))) {
                tokens.add(word);
                continue;
            }
            Lexicon.Word known = lexicon.longestAt(words, at, end);
            if (known == null && forgiving && !lexicon.isCarrier(word)) {
                known = lexicon.nearest(word);
            }
            if (known != null) {
                findings.take(known, String.join(" ", words.subList(at, end[0])));
                tokens.add(String.valueOf(known.slot().mark()));
            } else if (DIGITS.matcher(word).matches()) {
                findings.numbers.add(Integer.valueOf(word));
                tokens.add(String.valueOf(Slot.N.mark()));
            } else {
                tokens.add(word);
                if (!lexicon.isCarrier(word)) {
                    findings.ask(word);
                }
            }
        }
        return tokens;
    }

    /** Text without spaces: takes the longest word that carries a value, else passes letters on. */
    private String readLetters(String readable, Findings findings) {
        String folded = TextForm.folded(readable, language);
        StringBuilder marked = new StringBuilder();
        StringBuilder unknown = new StringBuilder();
        int[] end = new int[1];
        for (int at = 0; at < folded.length(); at = end[0]) {
            Lexicon.Word word = lexicon.longestAt(folded, at, end);
            int carrierEnd = lexicon.longestCarrierAt(folded, at);
            if (word != null && end[0] >= carrierEnd) {
                flush(unknown, findings);
                findings.take(word, readable.substring(at, end[0]));
                marked.append(word.slot().mark());
                continue;
            }
            char c = folded.charAt(at);
            end[0] = at + 1;
            if (c >= '0' && c <= '9') {
                end[0] = numberAt(folded, at, findings);
                flush(unknown, findings);
                marked.append(Slot.N.mark());
            } else if (carrierEnd > at) {
                flush(unknown, findings);
                end[0] = carrierEnd;
                marked.append(folded, at, carrierEnd);
            } else {
                marked.append(c);
                if (Slot.isMark(c)) {
                    flush(unknown, findings);
                } else {
                    unknown.append(readable.charAt(at));
                }
            }
        }
        flush(unknown, findings);
        return marked.toString();
    }

    private static void flush(StringBuilder unknown, Findings findings) {
        if (unknown.length() > 0) {
            findings.ask(unknown.toString());
            unknown.setLength(0);
        }
    }

    /** Where the number ends; only a whole one counts as a quantity. */
    private static int numberAt(String text, int at, Findings findings) {
        int end = at;
        while (end < text.length() && end - at < 4 && isDigit(text, end)) {
            end++;
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text, end + 1)) {
            end += 2;
            while (end < text.length() && isDigit(text, end)) {
                end++;
            }
        } else {
            findings.numbers.add(Integer.valueOf(text.substring(at, end)));
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
