package org.parley.app.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.BodyLimit;

/**
 * Refuses bodies over 64 KiB, or over what the operation allows, by their header or while they are read. What is still to
 * come is read and forgotten up to a bound, because a client that is still sending may not hear the answer.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class BodyLimitFilter implements ContainerRequestFilter {

    private static final long USUAL = 64 * 1024;
    /** Whoever sends more than this into the void may lose the answer with the connection. */
    private static final long MOST_FORGOTTEN = 16L * 1024 * 1024;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        BodyLimit own = resource.getResourceMethod().getAnnotation(BodyLimit.class);
        long limit = own == null ? USUAL : own.value();
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > limit) {
            forgetRest(request.getEntityStream());
            throw tooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit));
        }
    }

    private static void forgetRest(InputStream rest) {
        byte[] buffer = new byte[16 * 1024];
        long forgotten = 0;
        try {
            for (int read = 0; read >= 0 && forgotten < MOST_FORGOTTEN; read = rest.read(buffer)) {
                forgotten += read;
            }
        } catch (IOException gone) {
            // Nobody is left to be answered.
        }
    }

    private static Problem tooLarge(long limit) {
        return new Problem(413, "tooLarge", "The body may have at most " + limit + " bytes.");
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return next < 0 ? next : (int) counted(1, next);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            return read < 0 ? read : (int) counted(read, read);
        }

        private long counted(int bytes, int result) {
            left -= bytes;
            if (left < 0) {
                forgetRest(in);
                throw tooLarge(limit);
            }
            return result;
        }
    }
}
