package org.parley.sla.internal.ics;

import java.util.List;
import java.util.Map;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

/** A calendar file that cannot be taken: which line, a stable code of the reason, and a sentence. */
final class IcsRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** Codes, which pages turn into the reader's language. */
    enum Reason {
        NOT_TEXT("notText"), NO_CALENDAR("noCalendar"), NO_COLON("noColon"), UNCLOSED("unclosed"), TOO_DEEP("tooDeep"),
        TOO_MANY_EVENTS("tooManyEvents"), TOO_MANY_DAYS("tooManyDays"), NO_DATE("noDate"), NO_SUCH_DAY("noSuchDay"),
        TOO_LONG("tooLong"), TOO_OFTEN("tooOften"), BAD_RULE("badRule"), BAD_VALUE("badValue");

        private final String code;

        Reason(String code) {
            this.code = code;
        }
    }

    IcsRefused(int line, Reason reason, String message) {
        super(400, "icsRefused", "Line " + line + ": " + message, Map.of("line", line, "reason", reason.code,
                "violations", List.of(new Violation("line " + line, message))));
    }
}
