package sandbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The pay page's words in one language. */
final class Texts {

    static final List<String> LANGUAGES = List.of("en", "th", "ja", "ko");
    static final Map<String, String> NAMES = Map.of("en", "English", "th", "ไทย", "ja", "日本語", "ko", "한국어");
    private static final Map<String, Texts> ALL = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> ALL.put(language, new Texts(language)));
    }

    private final String language;
    private final Properties words = new Properties();

    private Texts(String language) {
        this.language = language;
        try (Reader file = new InputStreamReader(
                Texts.class.getResourceAsStream("/sandbox/texts_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("texts in " + language, unreadable);
        }
    }

    /** The wanted language, else the merchant's wish, else the first of the browser's that exists, else English. */
    static Texts choose(String wanted, String merchants, Enumeration<Locale> browsers) {
        for (String language : new String[] {wanted, merchants}) {
            if (language != null && ALL.containsKey(language)) {
                return ALL.get(language);
            }
        }
        while (browsers.hasMoreElements()) {
            Texts found = ALL.get(browsers.nextElement().getLanguage());
            if (found != null) {
                return found;
            }
        }
        return ALL.get("en");
    }

    String language() {
        return language;
    }

    String text(String key, String... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        for (int index = 0; index < values.length; index++) {
            text = text.replace("{" + index + "}", values[index]);
        }
        return text;
    }

    /** Keys of this language, for the test that none is missing anywhere. */
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }

    String money(long amount, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        String number = String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(amount, digits));
        return switch (currency) {
            case "THB" -> "฿";
            case "JPY" -> language.equals("ja") ? "￥" : "¥";
            case "KRW" -> "₩";
            case "USD" -> "$";
            case "EUR" -> "€";
            default -> currency + " ";
        } + number;
    }
}
