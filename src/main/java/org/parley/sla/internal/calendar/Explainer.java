package org.parley.sla.internal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.sla.Explanation.Part;
import org.parley.sla.Explanation.Why;

/** Cuts a stretch of time into the parts in which a calendar and its pauses counted or did not, each with its reason. */
public final class Explainer {

    private final BusinessCalendar calendar;
    private final List<Piece> pieces = new ArrayList<>();

    /** A part while it is made, in microseconds. */
    private record Piece(long from, long to, boolean open, Why why) {
    }

    private Explainer(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /** The parts of {@code [from, to)}, each as long as its reason lasts. */
    public static List<Part> explain(BusinessCalendar calendar, Instant from, Instant to, Pauses pauses) {
        Explainer explainer = new Explainer(calendar);
        explainer.cut(Micros.of(from), Micros.of(to));
        return explainer.parts(pauses);
    }

    /** The parts up to the horizon of a target that is never reached; what follows the last opening says so. */
    public static List<Part> explainNever(BusinessCalendar calendar, Instant from, Pauses pauses) {
        Explainer explainer = new Explainer(calendar);
        explainer.cut(Micros.of(from), Micros.of(BusinessCalendar.horizon(from)));
        explainer.closeForGood();
        return explainer.parts(pauses);
    }

    private void cut(long from, long to) {
        long at = from;
        for (Piece piece : openPieces(from, to)) {
            long start = Math.max(at, piece.from);
            long end = Math.min(to, piece.to);
            if (start < end) {
                closed(at, start);
                pieces.add(new Piece(start, end, true, piece.why));
                at = end;
            }
        }
        closed(at, to);
    }

    private List<Piece> openPieces(long from, long to) {
        List<Piece> open = new ArrayList<>();
        LocalDate last = dateOf(to).plusDays(1);
        for (LocalDate day = dateOf(from).minusDays(3); !day.isAfter(last); day = day.plusDays(1)) {
            // A holiday has no intervals, so an exception with intervals is an override.
            Why why = calendar.exception(day).orElse(Why.OPEN);
            for (DayInterval interval : calendar.intervals(day)) {
                long start = interval.from(day, calendar.zone());
                long end = interval.to(day, calendar.zone());
                if (start < end && end > from && start < to) {
                    open.add(new Piece(start, end, true, why));
                }
            }
        }
        open.sort(Comparator.comparingLong(Piece::from));
        return open;
    }

    /** Closed time bears the reason of the local day on which it lies. */
    private void closed(long from, long to) {
        LocalDate day = from < to ? dateOf(from) : null;
        for (long at = from; at < to; day = day.plusDays(1)) {
            long midnight = Micros.of(day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
            // A zone that skips a day has days without length.
            if (midnight > at) {
                long end = Math.min(to, midnight);
                pieces.add(new Piece(at, end, false, calendar.exception(day).orElse(Why.CLOSED)));
                at = end;
            }
        }
    }

    private void closeForGood() {
        int last = pieces.size();
        while (last > 0 && !pieces.get(last - 1).open) {
            last--;
        }
        if (last < pieces.size()) {
            Piece never = new Piece(pieces.get(last).from, pieces.get(pieces.size() - 1).to, false, Why.NEVER_OPENS);
            pieces.subList(last, pieces.size()).clear();
            pieces.add(never);
        }
    }

    private List<Part> parts(Pauses pauses) {
        List<Piece> whole = new ArrayList<>();
        if (!pieces.isEmpty()) {
            List<Pauses.Span> spans = pauses.after(pieces.get(0).from);
            int next = 0;
            for (Piece piece : pieces) {
                next = overlay(piece, spans, next, whole);
            }
        }
        return whole.stream()
                .map(piece -> new Part(Micros.instant(piece.from), Micros.instant(piece.to), piece.open, piece.why))
                .toList();
    }

    /** Pause wins over open, closed over pause. Answers the index of the first pause that may matter later. */
    private static int overlay(Piece piece, List<Pauses.Span> pauses, int first, List<Piece> out) {
        if (!piece.open) {
            append(out, piece);
            return first;
        }
        int next = first;
        long at = piece.from;
        while (next < pauses.size() && pauses.get(next).from() < piece.to) {
            Pauses.Span pause = pauses.get(next);
            long start = Math.max(at, pause.from());
            long end = Math.min(piece.to, pause.to());
            if (start < end) {
                append(out, new Piece(at, start, true, piece.why));
                append(out, new Piece(start, end, false, Why.PAUSE));
                at = end;
            }
            if (pause.to() > piece.to) {
                break;
            }
            next++;
        }
        append(out, new Piece(at, piece.to, true, piece.why));
        return next;
    }

    private static void append(List<Piece> out, Piece piece) {
        if (piece.from == piece.to) {
            return;
        }
        Piece last = out.isEmpty() ? null : out.get(out.size() - 1);
        if (last != null && last.open == piece.open && last.why == piece.why) {
            out.set(out.size() - 1, new Piece(last.from, piece.to, piece.open, piece.why));
        } else {
            out.add(piece);
        }
    }

    private LocalDate dateOf(long instant) {
        return Micros.instant(instant).atZone(calendar.zone()).toLocalDate();
    }
}
