package org.parley.sla.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.parley.shared.i18n.Language;

/** The words, moments and spans of an explanation in one language and zone. */
final class ClockText {

    /** Below it seconds matter to a reader. */
    private static final long SHORT_SECONDS = 600;
    private static final Map<Language, Properties> WORDS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            WORDS.put(language, load(language));
        }
    }

    private final Language language;
    private final ZoneId zone;
    private final Instant now;
    private final Properties words;

    /** @param now the year of other moments is only told where it is another one */
    ClockText(Language language, ZoneId zone, Instant now) {
        this.language = language;
        this.zone = zone;
        this.now = now;
        this.words = WORDS.get(language);
    }

    private static Properties load(Language language) {
        Properties words = new Properties();
        try (InputStream file = ClockText.class.getResourceAsStream("explanation_" + language.code() + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }

    Language language() {
        return language;
    }

    ZoneId zone() {
        return zone;
    }

    String say(String key, Object... values) {
        String pattern = words.getProperty(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(values);
    }

    /** Day and time. */
    String moment(Instant at) {
        boolean thisYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        return formatter(thisYear ? "format.moment" : "format.momentOfYear").format(at.atZone(zone));
    }

    /** From one moment to another; with seconds where they share a minute. */
    String stretch(Instant from, Instant to) {
        return from.atZone(zone).truncatedTo(ChronoUnit.MINUTES).equals(to.atZone(zone).truncatedTo(ChronoUnit.MINUTES))
                ? day(from) + " " + exact(from) + " – " + exact(to) : moment(from) + " – " + momentAfter(to, from);
    }

    private String exact(Instant at) {
        return formatter("format.exact").format(at.atZone(zone));
    }

    /** The time alone where the day is that of another moment. */
    String momentAfter(Instant at, Instant before) {
        return at.atZone(zone).toLocalDate().equals(before.atZone(zone).toLocalDate()) ? time(at) : moment(at);
    }

    String time(Instant at) {
        return formatter("format.time").format(at.atZone(zone));
    }

    String day(Instant at) {
        return formatter("format.day").format(at.atZone(zone));
    }

    private DateTimeFormatter formatter(String key) {
        DateTimeFormatter plain = DateTimeFormatter.ofPattern(say(key), language.locale());
        return language == Language.TH ? plain.withChronology(ThaiBuddhistChronology.INSTANCE) : plain;
    }

    /** Hours and minutes; seconds only for what is short. */
    String span(long seconds) {
        long whole = seconds < SHORT_SECONDS ? seconds : Math.round(seconds / 60.0) * 60;
        List<String> parts = new ArrayList<>();
        add(parts, "span.hours", whole / 3600);
        add(parts, "span.minutes", whole % 3600 / 60);
        add(parts, "span.seconds", whole % 60);
        return parts.isEmpty() ? say("span.seconds", 0) : String.join(" ", parts);
    }

    private void add(List<String> parts, String key, long amount) {
        if (amount > 0) {
            parts.add(say(key, amount));
        }
    }
}
