package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Explanation;
import org.parley.sla.Hours;
import org.parley.sla.SlaPreview;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Explainer;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.calendar.Pauses;

@ApplicationScoped
class PreviewCalculation implements SlaPreview {

    /** Far beyond any promise, and near enough for every zone rule and every microsecond. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2900-01-01T00:00:00Z");

    @Override
    public Preview preview(Hours hours, Instant start, long targetSeconds, List<Pause> pauses) {
        List<Violation> wrong = new ArrayList<>();
        if (isFar(start)) {
            wrong.add(new Violation("start", "must lie between 1900 and 2900"));
        }
        if (targetSeconds < 1 || targetSeconds > PolicyRules.YEAR_SECONDS) {
            wrong.add(new Violation("targetSeconds", "must be from 1 to " + PolicyRules.YEAR_SECONDS + " (a year)"));
        }
        List<Pauses.Span> spans = spans(pauses, wrong);
        BusinessCalendar calendar = calendar(hours, wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return calculate(calendar, Micros.exact(start), targetSeconds * Micros.SECOND, Pauses.of(spans));
    }

    private static Preview calculate(BusinessCalendar calendar, Instant start, long target, Pauses pauses) {
        Optional<Instant> due = calendar.due(start, target, pauses);
        return new Preview(due.orElse(null), new Explanation(due.isPresent()
                ? Explainer.explain(calendar, start, due.get(), pauses)
                : Explainer.explainNever(calendar, start, pauses)));
    }

    private static List<Pauses.Span> spans(List<Pause> pauses, List<Violation> wrong) {
        List<Pauses.Span> spans = new ArrayList<>();
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            if (isFar(pause.from()) || isFar(pause.to())) {
                wrong.add(new Violation("pauses[" + i + "]", "must lie between 1900 and 2900"));
            } else if (Micros.of(pause.from()) >= Micros.of(pause.to())) {
                wrong.add(new Violation("pauses[" + i + "]", "must end after it begins"));
            } else {
                spans.add(Pauses.Span.of(pause.from(), pause.to()));
            }
        }
        return spans;
    }

    private static BusinessCalendar calendar(Hours hours, List<Violation> wrong) {
        try {
            return HoursReader.read(hours, "calendar.");
        } catch (Problem problem) {
            ((List<?>) problem.members().get("violations")).forEach(each -> wrong.add((Violation) each));
            return null;
        }
    }

    private static boolean isFar(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST);
    }
}
