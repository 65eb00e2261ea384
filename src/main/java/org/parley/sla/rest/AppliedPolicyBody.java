package org.parley.sla.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.Condition;
import org.parley.sla.SlaClocks;

/** Which policy applies, and why it and none before it. */
@Schema(name = "SlaAppliedPolicy", requiredProperties = {"id", "name", "because", "passedOver"})
public record AppliedPolicyBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(description = "Empty once it was deleted") String name,
        @Schema(description = "What it asks for; empty where it fits everything") List<AskedBody> because,
        @Schema(description = "Those that are tried before it, with the first thing that did not fit")
        List<PassedOverBody> passedOver) {

    static AppliedPolicyBody of(SlaClocks.AppliedPolicy policy) {
        return policy == null ? null : new AppliedPolicyBody(policy.id().value(), policy.name(),
                policy.because().stream().map(AskedBody::of).toList(),
                policy.passedOver().stream().map(one -> new PassedOverBody(one.id().value(), one.name(),
                        AskedBody.of(one.lacking()))).toList());
    }

    /** One condition and what the conversation had. */
    @Schema(name = "SlaAsked", requiredProperties = {"attribute", "wanted", "found"})
    public record AskedBody(@Schema(example = "priority") String attribute,
            @Schema(description = "As in the policy's conditions") Condition wanted,
            List<String> found) {

        static AskedBody of(SlaClocks.Asked asked) {
            return new AskedBody(asked.attribute(), asked.wanted(), asked.found());
        }
    }

    /** A policy that did not fit. */
    @Schema(name = "SlaPassedOver", requiredProperties = {"id", "name", "lacking"})
    public record PassedOverBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id, String name,
            AskedBody lacking) {
    }
}
