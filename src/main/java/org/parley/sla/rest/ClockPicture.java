package org.parley.sla.rest;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.parley.sla.ClockState;
import org.parley.sla.Explanation;
import org.parley.sla.SlaClocks;

/**
 * An explanation as a time line: a bar of what counted and what did not, marks for what happened, a line where it is
 * due. Colours are the page's own where it stands in one of ours, and plain ones elsewhere; nothing in it can run.
 */
final class ClockPicture {

    static final int NARROWEST = 240;
    static final int WIDEST = 1600;
    private static final int EDGE = 10;
    private static final int MARKS = 26;
    private static final int BAR = 38;
    private static final int BAR_HEIGHT = 22;
    private static final int AXIS = BAR + BAR_HEIGHT;
    private static final int LEGEND = AXIS + 34;
    private static final int ROW = 18;
    private static final int TICK_ROOM = 62;
    /** What is further away than this is not drawn: it would press the rest into one point. */
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final Duration[] STEPS = {Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10),
        Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3),
        Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(7),
        Duration.ofDays(14), Duration.ofDays(28)};

    /** How a kind of time looks, and what else: a pattern for those who see no colours. */
    private enum Look {
        OPEN("var(--accent-fill, #0f766e)", "1"), OVERRIDE("var(--accent-fill, #0f766e)", ".65"),
        CLOSED("var(--line, #dfe5e4)", "1"), HOLIDAY("var(--note, #6b4e00)", ".45"),
        PAUSE("var(--warning, #b97a1a)", ".55"), NEVER_OPENS("var(--line, #dfe5e4)", ".5");

        private final String colour;
        private final String opacity;

        Look(String colour, String opacity) {
            this.colour = colour;
            this.opacity = opacity;
        }
    }

    private final SlaClocks.Explained explained;
    private final SlaClocks.View clock;
    private final ClockText text;
    private final Instant now;
    private final int width;
    private final Instant from;
    private final Instant to;
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter svg;

    private ClockPicture(SlaClocks.Explained explained, ClockText text, Instant now, int width) throws XMLStreamException {
        this.explained = explained;
        this.clock = explained.clock();
        this.text = text;
        this.now = now;
        this.width = width;
        this.from = clock.startedAt();
        Instant last = clock.endedAt() == null ? now : clock.endedAt();
        Instant end = clock.dueAt() != null && clock.dueAt().isAfter(last) ? clock.dueAt() : last;
        Duration shown = Duration.between(from, end);
        Duration drawn = shown.compareTo(LONGEST) > 0 ? LONGEST : shown;
        // A little room, so that the line at the end does not stand on the edge.
        this.to = from.plus(drawn).plus(drawn.dividedBy(25)).plusSeconds(1);
        this.svg = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
    }

    /** @param width of the drawing in pixels, {@value #NARROWEST} to {@value #WIDEST} */
    static String of(SlaClocks.Explained explained, ClockText text, Instant now, int width) {
        try {
            return new ClockPicture(explained, text, now, width).draw();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String draw() throws XMLStreamException {
        List<String[]> legend = legend();
        int height = LEGEND + ROW * rows(legend) + 6;
        svg.writeStartElement("svg");
        attributes("xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + width + " " + height, "width", "" + width,
                "height", "" + height, "role", "img", "lang", text.language().code(),
                "font-family", "system-ui, 'Noto Sans', 'Noto Sans Thai', 'Noto Sans CJK JP', sans-serif",
                "font-size", "11", "fill", "var(--ink, #151b1a)");
        element("title", ClockWords.sum(explained, text));
        shape("rect", "width", "" + width, "height", "" + height, "fill", "var(--surface-raised, #fff)");
        bar();
        axis();
        late();
        line(now, "var(--ink-soft, #56605e)", "3 3", clock.endedAt() == null ? text.say("picture.now") : "");
        if (clock.dueAt() != null) {
            line(clock.dueAt(), "var(--danger, #b3261e)", "",
                    text.say("picture.due", text.momentAfter(clock.dueAt(), from)));
        }
        happenings();
        drawLegend(legend);
        svg.writeEndElement();
        svg.flush();
        return out.toString();
    }

    private void bar() throws XMLStreamException {
        for (Explanation.Part part : clock.explanation().parts()) {
            if (!part.from().isBefore(to)) {
                break;
            }
            Look look = Look.valueOf(part.why().name());
            double left = x(part.from());
            boolean closed = part.why() == Explanation.Why.OVERRIDE && !part.counted();
            svg.writeStartElement("rect");
            attributes("x", number(left), "y", "" + BAR, "width", number(Math.max(.5, x(part.to()) - left)),
                    "height", "" + BAR_HEIGHT, "fill", closed ? Look.HOLIDAY.colour : look.colour,
                    "opacity", closed ? Look.HOLIDAY.opacity : look.opacity);
            element("title", text.stretch(part.from(), part.to()) + ": " + text.say("why." + part.why().code()));
            svg.writeEndElement();
        }
        shape("rect", "x", "" + EDGE, "y", "" + BAR, "width", number(x(to) - EDGE), "height", "" + BAR_HEIGHT,
                "fill", "none", "stroke", "var(--line-strong, #7f8a88)", "stroke-width", ".75");
    }

    private void axis() throws XMLStreamException {
        int most = Math.max(2, (width - 2 * EDGE) / TICK_ROOM);
        long seconds = Duration.between(from, to).toSeconds();
        Duration step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i].toSeconds() < most; i--) {
            step = STEPS[i];
        }
        boolean days = step.compareTo(Duration.ofDays(1)) >= 0;
        double free = 0;
        for (ZonedDateTime tick = firstTick(step); tick.toInstant().isBefore(to); tick = next(tick, step, days)) {
            double x = x(tick.toInstant());
            shape("line", "x1", number(x), "x2", number(x), "y1", "" + AXIS, "y2", "" + (AXIS + 4),
                    "stroke", "var(--line-strong, #7f8a88)");
            boolean midnight = tick.toLocalTime().toSecondOfDay() == 0;
            String label = days || midnight ? text.day(tick.toInstant()) : text.time(tick.toInstant());
            double half = Glyphs.width(label) / 2;
            if (x - half >= Math.max(2, free) && x + half <= width - 2) {
                text(x, AXIS + 16, "middle", label, "var(--ink-soft, #56605e)");
                free = x + half + 6;
            }
        }
    }

    private ZonedDateTime firstTick(Duration step) {
        ZonedDateTime start = from.atZone(text.zone());
        ZonedDateTime tick = start.truncatedTo(ChronoUnit.DAYS);
        boolean days = step.compareTo(Duration.ofDays(1)) >= 0;
        while (tick.isBefore(start)) {
            tick = next(tick, step, days);
        }
        return tick;
    }

    /** Days begin at the zone's midnight, whatever its clock does. */
    private static ZonedDateTime next(ZonedDateTime tick, Duration step, boolean days) {
        return days ? tick.plusDays(step.toDays()) : tick.plus(step);
    }

    /** What was too late, above the bar. */
    private void late() throws XMLStreamException {
        Instant until = clock.endedAt() == null ? now : clock.endedAt();
        if (clock.state() == ClockState.BREACHED && clock.breachedAt().isBefore(until)) {
            double left = x(clock.breachedAt());
            shape("rect", "x", number(left), "y", "" + (BAR - 4), "width", number(Math.max(1, x(until) - left)),
                    "height", "4", "fill", "var(--danger, #b3261e)");
        }
    }

    private void line(Instant at, String colour, String dashes, String label) throws XMLStreamException {
        if (label.isEmpty() || at.isBefore(from) || at.isAfter(to)) {
            return;
        }
        double x = x(at);
        shape("line", "x1", number(x), "x2", number(x), "y1", "" + (MARKS - 10), "y2", "" + (AXIS + 3), "stroke", colour,
                "stroke-width", "1.5", "stroke-dasharray", dashes.isEmpty() ? "none" : dashes);
        if (!at.equals(now) || clock.dueAt() == null || Math.abs(x - x(clock.dueAt())) > Glyphs.width(label) + 90) {
            double half = Glyphs.width(label) / 2;
            text(Math.min(Math.max(x, half + 2), width - half - 2), MARKS - 14, "middle", label, colour);
        }
    }

    private void happenings() throws XMLStreamException {
        for (SlaClocks.Happening event : explained.happened()) {
            if (event.at().isAfter(to)) {
                continue;
            }
            double x = x(event.at());
            svg.writeStartElement("g");
            element("title", text.moment(event.at()) + ": " + text.say("what." + event.what().code()));
            mark(kind(event.what()), x, MARKS);
            svg.writeEndElement();
        }
    }

    private static String kind(SlaClocks.What what) {
        return switch (what) {
            case CUSTOMER_WROTE -> "customer";
            case PERSON_REPLIED -> "person";
            case BOT_REPLIED, BOT_ANSWER_ACCEPTED, HANDED_TO_BOT -> "bot";
            default -> "change";
        };
    }

    /** Each kind has a shape of its own, so that no colour has to be told apart. */
    private void mark(String kind, double x, double y) throws XMLStreamException {
        switch (kind) {
            case "customer" -> shape("circle", "cx", number(x), "cy", number(y), "r", "4.5",
                    "fill", "var(--ink, #151b1a)", "stroke", "var(--surface-raised, #fff)");
            case "person" -> shape("rect", "x", number(x - 4.5), "y", number(y - 4.5), "width", "9", "height", "9",
                    "fill", "var(--success, #14713a)", "stroke", "var(--surface-raised, #fff)");
            case "bot" -> shape("path", "d", "M" + number(x) + " " + number(y - 5.5) + "l5.5 5.5-5.5 5.5-5.5-5.5z",
                    "fill", "var(--ink-soft, #56605e)", "stroke", "var(--surface-raised, #fff)");
            default -> shape("path", "d", "M" + number(x) + " " + number(y + 5) + "l-5-9h10z",
                    "fill", "var(--surface-raised, #fff)", "stroke", "var(--ink-soft, #56605e)", "stroke-width", "1.5");
        }
    }

    /** Only what is in the picture: pairs of what it is and its name. */
    private List<String[]> legend() {
        Set<String> kinds = new LinkedHashSet<>();
        clock.explanation().parts().stream().filter(part -> part.from().isBefore(to))
                .forEach(part -> kinds.add("why." + part.why().code()));
        explained.happened().forEach(event -> kinds.add("mark." + kind(event.what())));
        if (clock.state() == ClockState.BREACHED) {
            kinds.add("mark.late");
        }
        return kinds.stream().map(kind -> new String[] {kind, text.say(kind)}).toList();
    }

    private int rows(List<String[]> legend) {
        int rows = 1;
        double x = EDGE;
        for (String[] entry : legend) {
            double room = 18 + Glyphs.width(entry[1]) + 12;
            if (x > EDGE && x + room > width - EDGE) {
                rows++;
                x = EDGE;
            }
            x += room;
        }
        return rows;
    }

    private void drawLegend(List<String[]> legend) throws XMLStreamException {
        double x = EDGE;
        double y = LEGEND + 6;
        for (String[] entry : legend) {
            double room = 18 + Glyphs.width(entry[1]) + 12;
            if (x > EDGE && x + room > width - EDGE) {
                x = EDGE;
                y += ROW;
            }
            swatch(entry[0], x, y);
            text(x + 16, y + 4, "start", entry[1], "var(--ink, #151b1a)");
            x += room;
        }
    }

    private void swatch(String kind, double x, double y) throws XMLStreamException {
        if (kind.equals("mark.late")) {
            shape("rect", "x", number(x), "y", number(y - 2), "width", "12", "height", "4", "fill", "var(--danger, #b3261e)");
        } else if (kind.startsWith("mark.")) {
            mark(kind.substring(5), x + 6, y);
        } else {
            for (Explanation.Why why : Explanation.Why.values()) {
                if (kind.equals("why." + why.code())) {
                    Look look = Look.valueOf(why.name());
                    shape("rect", "x", number(x), "y", number(y - 5), "width", "12", "height", "10", "rx", "2",
                            "fill", look.colour, "opacity", look.opacity);
                }
            }
        }
    }

    private double x(Instant at) {
        Instant in = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
        double share = (double) Duration.between(from, in).toMillis() / Math.max(1, Duration.between(from, to).toMillis());
        return EDGE + share * (width - 2 * EDGE);
    }

    private void text(double x, double y, String anchor, String words, String colour) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes("x", number(x), "y", number(y), "text-anchor", anchor, "fill", colour);
        svg.writeCharacters(words);
        svg.writeEndElement();
    }

    private void shape(String name, String... attributes) throws XMLStreamException {
        svg.writeEmptyElement(name);
        attributes(attributes);
    }

    private void element(String name, String words) throws XMLStreamException {
        svg.writeStartElement(name);
        svg.writeCharacters(words);
        svg.writeEndElement();
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            svg.writeAttribute(pairs[i], pairs[i + 1]);
        }
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }

    /** How wide words of the picture's size are, closely enough to keep them apart. */
    private static final class Glyphs {

        private static final double NARROW = 6.1;
        private static final double WIDE = 11.2;

        static double width(String words) {
            return words.codePoints().mapToDouble(Glyphs::width).sum();
        }

        private static double width(int glyph) {
            int type = Character.getType(glyph);
            if (type == Character.NON_SPACING_MARK) {
                return 0;
            }
            return glyph >= 0x1100 && Character.isLetter(glyph) || glyph >= 0x3000 && glyph < 0xFFEF ? WIDE : NARROW;
        }
    }
}
