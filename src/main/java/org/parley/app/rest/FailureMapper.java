package org.parley.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.glassfish.jersey.server.ParamException;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.shared.tx.DatabaseTrouble;

/** Turns every failure of a request into a problem document. Nothing internal leaves the server. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());
    private static final Set<Integer> OF_THE_CALLER = Set.of(400, 404, 405, 406, 413, 415);

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = problem(failure);
        Response response = ProblemResponses.of(problem);
        if (failure instanceof WebApplicationException web && problem.status() == 405) {
            String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
            return allow == null ? response : Response.fromResponse(response).header(HttpHeaders.ALLOW, allow).build();
        }
        return response;
    }

    private static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem known) {
                return known;
            }
            if (cause instanceof ConstraintViolationException invalid) {
                return Problem.invalid(violations(invalid));
            }
            if (cause instanceof JsonProcessingException json && !(failure instanceof IllegalStateException)) {
                return JsonProblems.of(json);
            }
        }
        if (failure instanceof ParamException param && !(failure instanceof ParamException.PathParamException)) {
            return Problem.invalid(param.getParameterName(), "has not the expected form");
        }
        if (failure instanceof WebApplicationException web && OF_THE_CALLER.contains(web.getResponse().getStatus())) {
            return ofTheCaller(web.getResponse().getStatus());
        }
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(failure);
        if (trouble.isPresent()) {
            LOG.log(Level.WARNING, "A request was put off: {0}", failure.toString());
            return trouble.get().problem();
        }
        LOG.log(Level.ERROR, "A request failed", failure);
        return new Problem(500, "internal", "Something went wrong on our side. Nothing was promised; please try again.");
    }

    private static Problem ofTheCaller(int status) {
        return switch (status) {
            case 404 -> Problem.notFound();
            case 405 -> new Problem(405, "methodNotAllowed", "This method is not available here.");
            case 406 -> new Problem(406, "notAcceptable", "The answer is available as application/json only.");
            case 413 -> new Problem(413, "tooLarge", "The body is too large.");
            case 415 -> new Problem(415, "unsupportedMediaType", "The body must have the documented media type.");
            default -> Problem.badRequest("malformed", "The request cannot be understood.");
        };
    }

    private static List<Violation> violations(ConstraintViolationException invalid) {
        List<Violation> found = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            found.add(new Violation(field(violation.getPropertyPath()), violation.getMessage()));
        }
        return found;
    }

    /** The path below the method and its parameter: {@code create.request.contact.email} becomes contact.email. */
    private static String field(Path path) {
        List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false).toList();
        List<Path.Node> below = nodes.stream().filter(node -> node.getKind() == ElementKind.PROPERTY
                || node.getKind() == ElementKind.CONTAINER_ELEMENT).toList();
        if (below.isEmpty()) {
            return nodes.get(nodes.size() - 1).getKind() == ElementKind.PARAMETER && nodes.size() > 1
                    ? nodes.get(nodes.size() - 1).getName() : "";
        }
        StringBuilder field = new StringBuilder();
        for (Path.Node node : below) {
            if (node.isInIterable() && node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }
}
