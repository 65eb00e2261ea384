package org.parley.app.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.shared.problem.Violation;

/** The form of every error (RFC 9457); some codes carry further members. */
@Schema(name = "Problem", requiredProperties = {"type", "title", "status", "detail", "instance", "code"})
public record ProblemBody(
        @Schema(example = "https://parley.dev/problems/validationFailed") String type,
        String title,
        Integer status,
        String detail,
        String instance,
        @Schema(description = "Stable name of the error", example = "validationFailed") String code,
        List<Violation> violations) {
}
