package org.parley.assistant.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.parley.shared.i18n.Language;

/** What the bot says, in one language; read from texts_&lt;language&gt;.properties. */
final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final Properties texts = new Properties();
    private final DateTimeFormatter moment;

    private Texts(Language language) {
        this.language = language;
        String path = "/org/parley/assistant/texts_" + language.code() + ".properties";
        try (InputStream file = Texts.class.getResourceAsStream(path)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        moment = DateTimeFormatter.ofPattern(switch (language) {
            case EN -> "EEE d MMM, HH:mm";
            case TH -> "EEE d MMM HH:mm 'น.'";
            case JA -> "M月d日(E) H:mm";
            case KO -> "M월 d일 (E) HH:mm";
        }, language.locale());
    }

    static Texts in(Language language) {
        return ALL.get(language);
    }

    Properties all() {
        return texts;
    }

    /**
     * The text of a key with its names filled in.
     *
     * @param namesAndValues alternately a name and its value
     * @throws IllegalArgumentException for a key that no file has
     */
    String say(String key, Object... namesAndValues) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open).append(value(text.substring(open + 1, close), namesAndValues));
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static Object value(String name, Object[] namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        throw new IllegalArgumentException("no value for " + name);
    }

    /** A length of time in the largest unit that tells enough, rounded up. */
    String duration(long seconds) {
        if (seconds <= 90 * MINUTE) {
            return say("time.minutes", "count", Math.max(1, (seconds + MINUTE - 1) / MINUTE));
        }
        if (seconds <= 36 * HOUR) {
            return say("time.hours", "count", (seconds + HOUR - 1) / HOUR);
        }
        return say("time.days", "count", (seconds + DAY - 1) / DAY);
    }

    /** A moment on the reader's clock; in UTC, and saying so, while the zone is unknown. */
    String moment(Instant instant, String zone) {
        ZonedDateTime local = instant.atZone(zone == null ? ZoneId.of("UTC") : ZoneId.of(zone));
        return moment.format(local) + (zone == null ? " (UTC)" : "");
    }
}
