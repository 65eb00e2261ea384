package org.parley.sla.internal.ics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.parley.sla.internal.ics.IcsRefused.Reason;

/**
 * Looks over a calendar file before it is parsed: that it is one, that its parts begin and end, where its events stand.
 * What is no event is blanked out, lines kept, because a time zone's own rules can repeat by the second for ever.
 */
final class IcsScan {

    private static final int MOST_EVENTS = 5000;
    private static final int DEEPEST = 8;
    private static final String EVENT = "VEVENT";
    private static final Set<String> LEFT_OUT =
            Set.of("VTIMEZONE", "VALARM", "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY");

    private final StringBuilder kept = new StringBuilder();
    private final List<Integer> events = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int leftOut;

    private record Open(String name, int line) {
    }

    private IcsScan() {
    }

    /** @throws IcsRefused where it is no calendar file */
    static IcsScan of(byte[] file) {
        IcsScan scan = new IcsScan();
        scan.read(text(file));
        return scan;
    }

    /** The file, with only its events left. */
    String text() {
        return kept.toString();
    }

    /** The lines on which the events begin, in order. */
    List<Integer> eventLines() {
        return events;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new IcsRefused(1, Reason.NOT_TEXT, "the file is no UTF-8 text");
        }
    }

    private void read(String text) {
        String[] lines = text.split("\r\n|\n|\r", -1);
        boolean any = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded && !line.isBlank()) {
                if (line.indexOf(':') < 0) {
                    throw new IcsRefused(i + 1, Reason.NO_COLON, "has no colon; expected NAME:value");
                }
                if (open.isEmpty() && !line.strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
                    throw new IcsRefused(i + 1, Reason.NO_CALENDAR, "expected BEGIN:VCALENDAR");
                }
                any = true;
            }
            keep(line, folded, i + 1);
        }
        if (!any) {
            throw new IcsRefused(1, Reason.NO_CALENDAR, "expected BEGIN:VCALENDAR");
        }
        if (!open.isEmpty()) {
            throw new IcsRefused(open.peek().line, Reason.UNCLOSED, "BEGIN:" + open.peek().name + " has no END");
        }
    }

    private void keep(String line, boolean folded, int number) {
        boolean skip = leftOut > 0;
        if (!folded && line.regionMatches(true, 0, "BEGIN:", 0, 6)) {
            begin(line.substring(6).strip().toUpperCase(Locale.ROOT), number);
            skip = leftOut > 0;
        } else if (!folded && line.regionMatches(true, 0, "END:", 0, 4)) {
            end(line.substring(4).strip().toUpperCase(Locale.ROOT), number);
        }
        kept.append(skip ? "" : line).append("\r\n");
    }

    private void begin(String name, int line) {
        open.push(new Open(name, line));
        if (open.size() > DEEPEST) {
            throw new IcsRefused(line, Reason.TOO_DEEP, "is nested more than " + DEEPEST + " deep");
        }
        if (LEFT_OUT.contains(name)) {
            leftOut++;
        } else if (leftOut == 0 && name.equals(EVENT)) {
            if (open.size() != 2) {
                throw new IcsRefused(line, Reason.UNCLOSED, "an event begins before the one before it has ended");
            }
            events.add(line);
            if (events.size() > MOST_EVENTS) {
                throw new IcsRefused(line, Reason.TOO_MANY_EVENTS, "there are more than " + MOST_EVENTS + " events");
            }
        }
    }

    private void end(String name, int line) {
        Open begun = open.poll();
        if (begun == null || !begun.name.equals(name)) {
            throw new IcsRefused(line, Reason.UNCLOSED, "END:" + name + " without its BEGIN");
        }
        if (LEFT_OUT.contains(name)) {
            leftOut--;
        }
    }
}
