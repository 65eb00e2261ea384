package org.parley.app.rest;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Needed beside {@link FailureMapper}, since Jersey brings a mapper of its own for the wider ValidationException. */
@Provider
public class InvalidMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        return new FailureMapper().toResponse(invalid);
    }
}
