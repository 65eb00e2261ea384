package org.parley.sla.internal.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.shared.json.Json;
import org.parley.sla.Hours;

/**
 * A calendar version as it is kept, in JSON: the hours, and the days that their holiday sets held when the version was
 * made. So what was counted under it stays explained by it (rules 11 and 12), whatever a later release knows.
 *
 * @param setDays by country; absent in versions from before there were sets
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KeptHours(String zone, Map<String, List<String>> week, List<String> holidays, List<String> holidaySets,
        Map<String, String> holidayNames, Map<String, List<String>> overrides, Map<String, List<LocalDate>> setDays) {

    /** @param hours whose sets exist */
    public static KeptHours of(Hours hours) {
        Map<String, List<LocalDate>> days = new LinkedHashMap<>();
        hours.holidaySets().forEach(set -> days.put(set, HolidaySet.of(set).orElseThrow().dates()));
        return new KeptHours(hours.zone(), hours.week(), hours.holidays(), hours.holidaySets(), hours.holidayNames(),
                hours.overrides(), days);
    }

    public static KeptHours read(String json) {
        return Json.read(json, KeptHours.class);
    }

    public String json() {
        return Json.write(this);
    }

    public Hours hours() {
        return new Hours(zone, week, holidays, holidaySets, holidayNames, overrides);
    }

    /** Whether the sets hold the days that they held then. */
    public boolean upToDate() {
        return holidaySets == null || holidaySets.stream().allMatch(set -> HolidaySet.of(set)
                .map(known -> known.dates().equals(setDays.get(set))).orElse(true));
    }

    public BusinessCalendar compile() {
        return HoursReader.read(hours(), "", setDays == null ? Map.of() : setDays);
    }
}
