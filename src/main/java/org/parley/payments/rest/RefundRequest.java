package org.parley.payments.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.shared.money.Money;

/** How much to give back, in the currency that was captured, and why. */
@Schema(name = "RefundRequest")
public record RefundRequest(@NotNull @Schema(required = true) Money amount,
        @NotBlank @Size(max = 200) @Schema(required = true, example = "Arrived damaged") String reason) {
}
