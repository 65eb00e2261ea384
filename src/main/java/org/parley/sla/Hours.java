package org.parley.sla;

import java.util.List;
import java.util.Map;

/**
 * Business hours as people write them; {@code null} parts count as empty.
 *
 * @param zone         an IANA zone such as {@code Asia/Bangkok}
 * @param week         {@code mon} … {@code sun} to intervals {@code HH:mm-HH:mm}; an end of {@code 24:00} is the day's
 *                     end, an end before the start lies on the next day
 * @param holidays     ISO dates that stay closed
 * @param holidaySets  countries whose holidays stay closed too, such as {@code th}; see {@link Calendars#holidaySets}
 * @param holidayNames what those of {@code holidays} are called that have a name, by ISO date
 * @param overrides    ISO date to the intervals that replace that day's; an empty list closes it; they beat holidays
 */
public record Hours(String zone, Map<String, List<String>> week, List<String> holidays, List<String> holidaySets,
        Map<String, String> holidayNames, Map<String, List<String>> overrides) {

    public Hours {
        week = week == null ? Map.of() : week;
        holidays = holidays == null ? List.of() : holidays;
        holidaySets = holidaySets == null ? List.of() : holidaySets;
        holidayNames = holidayNames == null ? Map.of() : holidayNames;
        overrides = overrides == null ? Map.of() : overrides;
    }

    /** Without holiday sets and names. */
    public Hours(String zone, Map<String, List<String>> week, List<String> holidays,
            Map<String, List<String>> overrides) {
        this(zone, week, holidays, null, null, overrides);
    }
}
