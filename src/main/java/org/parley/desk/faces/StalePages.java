package org.parley.desk.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What staff see when a page's action cannot be carried out: a page that was open for too long is loaded anew and says so,
 * anything else is logged and says that nothing was changed. Never a stack trace. Named in faces-config.xml.
 */
public class StalePages extends ExceptionHandlerFactory {

    private static final Logger LOG = Logger.getLogger(StalePages.class.getName());

    public StalePages(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            FacesContext faces = FacesContext.getCurrentInstance();
            HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
            boolean ours = request.getServletPath().startsWith("/admin") || request.getServletPath().startsWith("/desk");
            Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
            if (!ours || !events.hasNext() || faces.getExternalContext().isResponseCommitted()) {
                getWrapped().handle();
                return;
            }
            Throwable cause = getRootCause(events.next().getContext().getException());
            boolean stale = cause instanceof ViewExpiredException;
            if (!stale && !faces.isPostback()) {
                getWrapped().handle();
                return;
            }
            if (!stale) {
                LOG.log(Level.SEVERE, "An action of " + request.getServletPath() + " failed", cause);
            }
            drop();
            again(faces, request, stale ? "stale" : "failed");
        }

        private void drop() {
            for (Iterator<ExceptionQueuedEvent> all = getUnhandledExceptionQueuedEvents().iterator(); all.hasNext();) {
                all.next();
                all.remove();
            }
        }

        private static void again(FacesContext faces, HttpServletRequest request, String why) {
            try {
                faces.getExternalContext().redirect(request.getContextPath()
                        + request.getServletPath().replace("/index.xhtml", "/") + "?again=" + why);
                faces.responseComplete();
            } catch (IOException gone) {
                LOG.log(Level.FINE, "The reader is gone", gone);
            }
        }
    }
}
