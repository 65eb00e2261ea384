package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;
import org.parley.sla.PauseReason;
import org.parley.sla.SlaClocks;

/** Why one clock is due when it is, in words and as a picture. */
@Path("/conversations/{id}/sla/{clock}")
@Tag(name = "SLA")
public class ClockExplanationResource {

    private static final String CLOCK = "Kind, episode and cycle, such as firstResponse-1-1";
    private static final String ZONE = "IANA zone of the moments; the calendar's unless told";
    private static final String LANGUAGE = "en, th, ja or ko; en unless told";
    private static final int USUAL_WIDTH = 640;

    @Inject
    private SlaClocks clocks;
    @Inject
    private Clock clock;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "explainSlaClock", summary = "Why a clock is due when it is, in words",
            description = "What was promised and by which policy, what happened, which time counted and which did not, "
                    + "and how it stands. Sentences in the order in which they are to be read.")
    @APIResponse(responseCode = "200", description = "Words and what happened",
            content = @Content(schema = @Schema(implementation = ClockStory.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ClockStory explain(@PathParam("id") String id,
            @Parameter(description = CLOCK, example = "firstResponse-1-1") @PathParam("clock") String name,
            @Parameter(description = LANGUAGE, example = "ja") @QueryParam("language") String language,
            @Parameter(description = ZONE, example = "Asia/Tokyo") @QueryParam("zone") String zone) {
        SlaClocks.Explained explained = explained(id, name);
        ClockText text = text(explained, language, zone);
        return new ClockStory(name, text.zone().getId(), explained.happened().stream().map(HappeningBody::of).toList(),
                ClockWords.of(explained, text).stream().map(SentenceBody::of).toList());
    }

    @GET
    @Path("/picture")
    @Produces("image/svg+xml")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "drawSlaClock", summary = "Why a clock is due when it is, as a picture",
            description = "A time line: open hours, closed hours, holidays and pauses, what happened, now and the due time. "
                    + "No more than 60 days are drawn.")
    @APIResponse(responseCode = "200", description = "The picture",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public String draw(@PathParam("id") String id,
            @Parameter(description = CLOCK, example = "firstResponse-1-1") @PathParam("clock") String name,
            @Parameter(description = LANGUAGE, example = "ja") @QueryParam("language") String language,
            @Parameter(description = ZONE, example = "Asia/Tokyo") @QueryParam("zone") String zone,
            @Parameter(description = "In pixels; 640 unless told",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "240", maximum = "1600"))
            @QueryParam("width") Integer width) {
        if (width != null && (width < ClockPicture.NARROWEST || width > ClockPicture.WIDEST)) {
            throw Problem.invalid("width", "must be from " + ClockPicture.NARROWEST + " to " + ClockPicture.WIDEST);
        }
        SlaClocks.Explained explained = explained(id, name);
        return ClockPicture.of(explained, text(explained, language, zone), clock.instant(),
                width == null ? USUAL_WIDTH : width);
    }

    private SlaClocks.Explained explained(String id, String name) {
        ConversationId conversation = PathId.of(id, ConversationId::new);
        return clocks.explain(conversation, SlaClocks.ClockName.parse(name).orElseThrow(Problem::notFound));
    }

    private ClockText text(SlaClocks.Explained explained, String language, String zone) {
        Language spoken = language == null ? Language.EN : Language.parse(language)
                .orElseThrow(() -> Problem.invalid("language", "must be one of en, th, ja, ko"));
        try {
            return new ClockText(spoken, zone == null ? explained.zone() : ZoneId.of(zone), clock.instant());
        } catch (DateTimeException unknown) {
            throw Problem.invalid("zone", "must be an IANA zone such as Asia/Bangkok");
        }
    }

    @Schema(name = "SlaClockStory", requiredProperties = {"clock", "zone", "happened", "words"})
    public record ClockStory(@Schema(example = "firstResponse-1-1") String clock,
            @Schema(example = "Asia/Bangkok") String zone, List<HappeningBody> happened, List<SentenceBody> words) {
    }

    /** What moved the clocks. */
    @Schema(name = "SlaHappening", requiredProperties = {"at", "what"})
    public record HappeningBody(@Schema(type = SchemaType.STRING, format = "date-time") Instant at,
            @Schema(type = SchemaType.STRING, enumeration = {"customerWrote", "personReplied", "botReplied",
                "botAnswerAccepted", "handedOver", "handedToBot", "pauseBegan", "pauseEnded", "resolved", "reopened",
                "discarded", "termsChanged"}) SlaClocks.What what,
            @Schema(type = SchemaType.STRING, enumeration = {"waitingForCustomer", "onHold", "snoozed",
                "waitingForPayment"}) PauseReason reason) {

        static HappeningBody of(SlaClocks.Happening event) {
            return new HappeningBody(event.at(), event.what(), event.reason());
        }
    }

    /** One sentence. */
    @Schema(name = "SlaSentence", requiredProperties = {"about", "text"})
    public record SentenceBody(
            @Schema(type = SchemaType.STRING, enumeration = {"promise", "policy", "passedOver", "happened", "counted",
                "notCounted", "due", "outcome"}) String about,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant at, String text) {

        static SentenceBody of(ClockWords.Line line) {
            return new SentenceBody(line.about().code(), line.at(), line.text());
        }
    }
}
