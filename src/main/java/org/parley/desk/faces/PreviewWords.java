package org.parley.desk.faces;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.parley.sla.ChangePreview;

/** What a change would do to open conversations, in the reader's language. */
public final class PreviewWords {

    private final ChangePreview preview;
    private final DateTimeFormatter times;

    PreviewWords(ChangePreview preview, Locale locale, String zone) {
        this.preview = preview;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                .withZone(ZoneId.of(zone));
    }

    /** Whether anything would be due at another time. */
    public boolean isMoving() {
        return preview.sooner() + preview.later() > 0;
    }

    public String getSum() {
        return Told.text("hours.change.sum", preview.conversations(), preview.sooner(), preview.later(),
                preview.breached());
    }

    public List<Example> getExamples() {
        return preview.examples().stream().map(moved -> new Example(moved.conversation().toString(),
                Told.text("hours.change.example", Told.text("hours.clock." + moved.clock().name()), time(moved.before()),
                        time(moved.after())))).toList();
    }

    private String time(Instant at) {
        return at == null ? Told.text("hours.change.never") : times.format(at);
    }

    /** One clock that moves. */
    public static final class Example {

        private final String conversation;
        private final String text;

        Example(String conversation, String text) {
            this.conversation = conversation;
            this.text = text;
        }

        public String getConversation() {
            return conversation;
        }

        public String getText() {
            return text;
        }
    }
}
