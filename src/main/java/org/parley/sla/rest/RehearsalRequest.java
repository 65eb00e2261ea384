package org.parley.sla.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;
import org.parley.sla.Rehearsals;

/** What to rehearse, in the REST contract. */
@Schema(name = "SlaRehearsalRequest")
public record RehearsalRequest(
        @NotNull @Schema(required = true, type = SchemaType.STRING, format = "date-time",
                description = "Promises that began from here on", example = "2026-10-26T00:00:00Z") Instant from,
        @NotNull @Schema(required = true, type = SchemaType.STRING, format = "date-time",
                description = "Exclusive, not in the future, at most 91 days later", example = "2026-11-23T00:00:00Z") Instant to,
        @Schema(type = SchemaType.STRING, format = "uuid",
                description = "Only what ran under this policy is promised the proposed; absent: everything") String policyId,
        @Valid @Schema(description = "Other targets and rules; absent: as recorded") PromiseBody policy,
        @Schema(type = SchemaType.STRING, format = "uuid", description = "Another calendar of the shop's") String calendarId,
        @Valid @Schema(description = "Another calendar that is only drafted; in the place of calendarId") HoursBody calendar,
        @Valid @Schema(description = "Other people; absent: whoever replied, when they did") StaffingBody staffing) {

    private static final int HOURS_OF_DAY = 24;
    private static final int HOURS_OF_WEEK = 168;
    private static final long A_WEEK = 604_800;
    private static final long A_THIRD_OF_AN_HOUR = 1200;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    Rehearsals.Draft draft() {
        return new Rehearsals.Draft(from, to,
                policyId == null ? null : Ids.parse(policyId).map(PolicyId::new)
                        .orElseThrow(() -> Problem.invalid("policyId", "is no policy")),
                policy == null ? null : policy.promise(),
                calendarId == null ? null : Ids.parse(calendarId).map(CalendarId::new)
                        .orElseThrow(() -> Problem.invalid("calendarId", "is no calendar")),
                calendar == null ? null : calendar.hours(), staffing == null ? null : staffing.staff());
    }

    /** As in a policy. */
    @Schema(name = "SlaRehearsalPolicy")
    public record PromiseBody(
            @NotNull @Valid @Schema(required = true) SlaPoliciesResource.TargetsBody targets,
            @Schema(type = SchemaType.STRING, enumeration = {"message", "handover"}, defaultValue = "message")
            FirstResponseStarts firstResponseStarts,
            @Schema(description = "Whether a bot's message ends a first response", defaultValue = "false")
            Boolean botReplyCounts,
            @Schema(type = SchemaType.ARRAY, implementation = String.class, nullable = true,
                    description = "What lets a resolution stand still; absent: all of them") List<@NotNull PauseReason>
                    resolutionPauses,
            @Min(0) @Max(31_536_000) @Schema(defaultValue = "604800") Long reopenWindowSeconds) {

        Rehearsals.Promised promise() {
            Set<PauseReason> pausing = EnumSet.allOf(PauseReason.class);
            if (resolutionPauses != null) {
                pausing.retainAll(resolutionPauses);
            }
            return new Rehearsals.Promised(new Policies.Targets(targets.firstResponseSeconds(),
                    targets.nextResponseSeconds(), targets.resolutionSeconds()),
                    firstResponseStarts == null ? FirstResponseStarts.MESSAGE : firstResponseStarts,
                    botReplyCounts != null && botReplyCounts, pausing,
                    reopenWindowSeconds == null ? A_WEEK : reopenWindowSeconds);
        }
    }

    /** People, hour by hour or by shifts. */
    @Schema(name = "SlaStaffing", description = "Give agents or shifts, not both")
    public record StaffingBody(
            @NotNull @Schema(required = true, example = "Asia/Bangkok") String zone,
            @Schema(description = "How many in each of the 168 hours of the week, from Monday 0:00",
                    nullable = true) List<Integer> agents,
            @Valid @Schema(description = "Those that overlap add up") List<@NotNull @Valid ShiftBody> shifts,
            @Schema(defaultValue = "1", description = "Replies that each works on at a time, 1 to 20") Integer atOnce,
            @Schema(type = SchemaType.STRING, enumeration = {"due", "arrival"}, defaultValue = "due",
                    description = "Who is served first") Rehearsals.Order order,
            @Schema(defaultValue = "1200", description = "Up to where a recorded handling time is believed; 60 to 86400")
            Long longestHandlingSeconds,
            @Schema(description = "How long each reply takes, 1 to 86400; absent: as recorded") Long handlingSeconds) {

        Rehearsals.Staff staff() {
            if ((agents == null) == (shifts == null)) {
                throw Problem.invalid("staffing.agents", "either agents or shifts must be given");
            }
            return new Rehearsals.Staff(zone, agents == null ? hours() : agents, atOnce == null ? 1 : atOnce,
                    order == null ? Rehearsals.Order.DUE : order,
                    longestHandlingSeconds == null ? A_THIRD_OF_AN_HOUR : longestHandlingSeconds, handlingSeconds);
        }

        private List<Integer> hours() {
            List<Integer> hours = new ArrayList<>(Collections.nCopies(HOURS_OF_WEEK, 0));
            List<Violation> wrong = new ArrayList<>();
            for (int at = 0; at < shifts.size(); at++) {
                shifts.get(at).addTo(hours, "staffing.shifts[" + at + "]", wrong);
            }
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            return hours;
        }
    }

    /** Some people at the same hours of some days. */
    @Schema(name = "SlaShift")
    public record ShiftBody(
            @NotNull @Schema(required = true, example = "[\"sat\",\"sun\"]", description = "mon to sun") List<String> days,
            @NotNull @Min(0) @Max(23) @Schema(required = true, example = "10", description = "Hour of the day") Integer from,
            @NotNull @Min(1) @Max(24) @Schema(required = true, example = "16", description = "Exclusive") Integer to,
            @NotNull @Min(0) @Max(1000) @Schema(required = true, example = "2") Integer agents) {

        private void addTo(List<Integer> hours, String field, List<Violation> wrong) {
            if (from >= to) {
                wrong.add(new Violation(field + ".to", "must be after from; a shift past midnight is two shifts"));
            }
            for (String day : days) {
                int number = DAYS.indexOf(day);
                if (number < 0) {
                    wrong.add(new Violation(field + ".days", "must be of mon, tue, wed, thu, fri, sat, sun"));
                    return;
                }
                for (int hour = from; hour < to; hour++) {
                    hours.set(number * HOURS_OF_DAY + hour, hours.get(number * HOURS_OF_DAY + hour) + agents);
                }
            }
        }
    }
}
