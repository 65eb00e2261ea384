package org.parley.sla.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.Explanation;

/** One part of an explanation in the REST contract. */
@Schema(name = "ExplanationPart", requiredProperties = {"from", "to", "why"})
public record ExplanationPart(
        @Schema(type = SchemaType.STRING, format = "date-time") Instant from,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant to,
        boolean counted,
        @Schema(type = SchemaType.STRING, enumeration = {"open", "closed", "holiday", "override", "pause", "neverOpens"})
        Explanation.Why why) {

    static List<ExplanationPart> of(Explanation explanation) {
        return explanation.parts().stream()
                .map(part -> new ExplanationPart(part.from(), part.to(), part.counted(), part.why())).toList();
    }
}
