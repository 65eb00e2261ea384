package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.sla.Calendars;
import org.parley.sla.HolidaySetView;

@Path("/sla/holiday-sets")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
public class HolidaySetsResource {

    @Inject
    private Calendars calendars;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "listHolidaySets", summary = "The countries whose holidays a calendar can take over",
            description = "Dated lists with the law or announcement that they follow. Years after announcedThrough are "
                    + "computed by the rules; nothing is known of years after lastYear.")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = HolidaySetList.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public HolidaySetList list() {
        return new HolidaySetList(calendars.holidaySets().stream().map(HolidaySetBody::of).toList());
    }

    @Schema(name = "HolidaySetList", requiredProperties = "items")
    public record HolidaySetList(List<HolidaySetBody> items) {
    }

    @Schema(name = "HolidaySet", requiredProperties = {
        "country", "source", "firstYear", "lastYear", "announcedThrough", "days"})
    public record HolidaySetBody(@Schema(example = "th") String country, String source, int firstYear, int lastYear,
            int announcedThrough, List<HolidayBody> days) {

        static HolidaySetBody of(HolidaySetView set) {
            return new HolidaySetBody(set.country(), set.source(), set.firstYear(), set.lastYear(),
                    set.announcedThrough(),
                    set.days().stream().map(day -> new HolidayBody(day.date(), day.name(), day.local())).toList());
        }
    }

    @Schema(name = "Holiday", requiredProperties = {"date", "name", "local"})
    public record HolidayBody(@Schema(type = SchemaType.STRING, format = "date") LocalDate date,
            @Schema(example = "Songkran") String name, @Schema(example = "วันสงกรานต์") String local) {
    }
}
