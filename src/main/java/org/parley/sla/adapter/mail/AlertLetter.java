package org.parley.sla.adapter.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Properties;
import org.parley.shared.i18n.Language;
import org.parley.sla.Alert;

/** The words of a letter about promises that run out. It quotes nothing that a customer wrote but the name. */
final class AlertLetter {

    private static final int LONGEST_NAME = 60;

    private final Language language;
    private final String shop;
    private final String publicUrl;
    private final Properties words = new Properties();
    private final DateTimeFormatter moment;
    private final StringBuilder lines = new StringBuilder();
    private int count;
    private String first;

    AlertLetter(Language language, ZoneId zone, String shop, String publicUrl) {
        this.language = language;
        this.shop = shop;
        this.publicUrl = publicUrl;
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.locale()).withZone(zone);
        try (InputStream file = AlertLetter.class.getResourceAsStream("letter_" + language.code() + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @param customer null or empty while nobody knows the name */
    void add(Alert alert, String customer) {
        String name = customer == null || customer.isBlank() ? say("customer") : shortened(customer);
        String kind = alert.isSilence() ? "silence" : alert.isWarning() ? "warning" : "breach";
        String line = say(kind, name, say("clock." + alert.clock().code()), moment(alert.dueAt()));
        first = count++ == 0 ? line : first;
        lines.append("• ").append(line).append("\n  ").append(publicUrl).append("/desk/#/c/").append(alert.conversation())
                .append("\n\n");
    }

    String subject() {
        return shop + ": " + (count == 1 ? first : say("several", count));
    }

    String text(String to) {
        return say("greeting", to) + "\n\n" + lines + say("closing", shop) + "\n";
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_NAME ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    private String moment(Instant at) {
        return at == null ? "" : moment.format(at);
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getProperty(key), language.locale()).format(values);
    }
}
