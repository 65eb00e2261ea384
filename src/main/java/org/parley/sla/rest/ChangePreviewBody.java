package org.parley.sla.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.ChangePreview;
import org.parley.sla.ClockKind;

/** What a change would do to open conversations. */
@Schema(name = "SlaChangePreview", requiredProperties = {"conversations", "sooner", "later", "breached", "examples"})
public record ChangePreviewBody(@Schema(description = "Open under the policy or calendar") int conversations,
        @Schema(description = "Clocks that would be due earlier") int sooner,
        @Schema(description = "Clocks that would be due later, or never") int later,
        @Schema(description = "Clocks that would be due at the very moment of the change") int breached,
        @Schema(description = "Some of the clocks that move, those due soonest first") List<MovedBody> examples) {

    static ChangePreviewBody of(ChangePreview preview) {
        return new ChangePreviewBody(preview.conversations(), preview.sooner(), preview.later(), preview.breached(),
                preview.examples().stream().map(moved -> new MovedBody(moved.conversation().value(), moved.clock(),
                        moved.before(), moved.after())).toList());
    }

    /** One clock that moves. */
    @Schema(name = "SlaMovedClock", requiredProperties = {"conversationId", "clock"})
    public record MovedBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution"})
            ClockKind clock,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant before,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant after) {
    }
}
