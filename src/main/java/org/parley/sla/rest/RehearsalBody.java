package org.parley.sla.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.ClockKind;
import org.parley.sla.RehearsalResult;
import org.parley.sla.Rehearsals;

/** A rehearsal in the REST contract. */
@Schema(name = "SlaRehearsal", requiredProperties = {"id", "status", "progress", "from", "to", "startedAt"})
public record RehearsalBody(
        @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(type = SchemaType.STRING, enumeration = {"running", "done", "failed"}) Rehearsals.Status status,
        @Schema(description = "From 0 to 1", example = "0.45") double progress,
        @Schema(type = SchemaType.STRING, enumeration = {"tooMuch", "handlingUnknown", "interrupted", "broken"},
                description = "Why it failed. tooMuch: take a shorter period; handlingUnknown: nothing recorded tells how "
                        + "long a reply takes, so give staffing.handlingSeconds; interrupted: start it again")
        Rehearsals.Failure failure,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant from,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant to,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant startedAt,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant endedAt,
        @Schema(description = "Once it is done") ResultBody result) {

    static RehearsalBody of(Rehearsals.View view) {
        return new RehearsalBody(view.id().value(), view.status(), view.progress(), view.failure(), view.draft().from(),
                view.draft().to(), view.startedAt(), view.endedAt(), ResultBody.of(view.result()));
    }

    /** What it found. */
    @Schema(name = "SlaRehearsalResult", requiredProperties = {"conversations", "zone", "clocks", "flips", "flipCount", "people"})
    public record ResultBody(
            int conversations,
            @Schema(description = "In which the hours of the week are told", example = "Asia/Bangkok") String zone,
            List<ClockBody> clocks,
            @Schema(description = "Conversations of which a promise was broken in only one of the two; the first 300")
            List<FlipBody> flips,
            @Schema(description = "How many flips there are in all") int flipCount,
            @Schema(description = "With another staffing only") EffortBody effort,
            @Schema(description = "How many people there were in each hour of the week, by who replied") List<Integer> people) {

        static ResultBody of(RehearsalResult result) {
            return result == null ? null : new ResultBody(result.conversations(), result.zone(),
                    Arrays.stream(ClockKind.values()).map(kind -> new ClockBody(kind,
                            CountsBody.of(result.recorded().of(kind)),
                            result.modelled() == null ? null : CountsBody.of(result.modelled().of(kind)),
                            CountsBody.of(result.rehearsed().of(kind)))).toList(),
                    result.flips().stream().map(flip -> new FlipBody(flip.conversation().value(), flip.at(), flip.kind(),
                            flip.wasBreached(), flip.isBreached())).toList(),
                    result.flipCount(), EffortBody.of(result.effort()), result.people());
        }
    }

    @Schema(name = "SlaRehearsedClock", requiredProperties = {"kind", "recorded", "rehearsed"})
    public record ClockBody(
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution"}) ClockKind kind,
            @Schema(description = "What happened") CountsBody recorded,
            @Schema(description = "What the model makes of the people who were there: how far it is to be trusted; with "
                    + "another staffing only") CountsBody modelled,
            @Schema(description = "What would have happened") CountsBody rehearsed) {
    }

    @Schema(name = "SlaCounts", requiredProperties = {"met", "breached", "cancelled", "open", "judgedByHour", "breachedByHour"})
    public record CountsBody(
            int met,
            int breached,
            @Schema(description = "Given up before due: resolved without a reply, taken back, spam") int cancelled,
            @Schema(description = "Neither met nor breached yet") int open,
            @Schema(description = "met / (met + breached)", example = "0.93") Double attainment,
            @Schema(description = "Those that still wait are longer than all that ended; absent where it lies among them")
            Long medianSeconds,
            Long p90Seconds,
            Long p99Seconds,
            @Schema(description = "Met or breached, by hour of the week") List<Integer> judgedByHour,
            List<Integer> breachedByHour) {

        static CountsBody of(RehearsalResult.Counts counts) {
            return new CountsBody(counts.met(), counts.breached(), counts.cancelled(), counts.open(), counts.attainment(),
                    counts.waits().median(), counts.waits().p90(), counts.waits().p99(), counts.judgedByHour(),
                    counts.breachedByHour());
        }
    }

    @Schema(name = "SlaFlip", requiredProperties = {"conversationId", "at", "kind", "wasBreached", "isBreached"})
    public record FlipBody(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
            @Schema(type = SchemaType.STRING, format = "date-time", description = "Its first event within the period") Instant at,
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution"}) ClockKind kind,
            boolean wasBreached,
            boolean isBreached) {
    }

    @Schema(name = "SlaEffort", requiredProperties = {"replies", "known", "utilisation"})
    public record EffortBody(
            @Schema(description = "Simulated replies of people") int replies,
            @Schema(description = "Those that took as long as recorded; the others were drawn from them") int known,
            long medianHandlingSeconds,
            @Schema(description = "From when somebody could have begun to when one did") double meanWaitSeconds,
            @Schema(description = "Busy time as a share of the staffed time", example = "0.62") double utilisation,
            int longestQueue) {

        static EffortBody of(RehearsalResult.Effort effort) {
            return effort == null ? null : new EffortBody(effort.replies(), effort.known(), effort.medianHandling(),
                    effort.meanWait(), effort.utilisation(), effort.longestQueue());
        }
    }
}
