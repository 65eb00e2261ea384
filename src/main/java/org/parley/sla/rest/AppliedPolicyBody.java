package org.parley.sla.rest;

import java.math.BigDecimal;
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
    @Schema(name = "SlaAsked", requiredProperties = {"attribute", "found"})
    public record AskedBody(@Schema(example = "priority") String attribute,
            @Schema(description = "The wanted values, of which one must be there; absent for a span") List<String> anyOf,
            String atLeast, String below, List<String> found) {

        static AskedBody of(SlaClocks.Asked asked) {
            if (asked.wanted() instanceof Condition.AnyOf any) {
                return new AskedBody(asked.attribute(), List.copyOf(any.values()), null, null, asked.found());
            }
            Condition.Between span = (Condition.Between) asked.wanted();
            return new AskedBody(asked.attribute(), null, plain(span.atLeast()), plain(span.below()), asked.found());
        }

        private static String plain(BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    /** A policy that did not fit. */
    @Schema(name = "SlaPassedOver", requiredProperties = {"id", "name", "lacking"})
    public record PassedOverBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id, String name,
            AskedBody lacking) {
    }
}
