package org.parley.desk.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Caller;
import org.parley.identity.Credential;
import org.parley.identity.StaffView;
import org.parley.identity.Tokens;

/**
 * Who is logged in to the pages of staff. The session holds a staff token that never leaves the server, and lives exactly
 * as long as that token: a change of password or roles, or a deactivated account, ends the session within five seconds.
 */
@ApplicationScoped
public class StaffSessions {

    private static final String ATTRIBUTE = "parley.staff";
    private static final Duration SCRIPT_TOKEN = Duration.ofMinutes(10);
    private static final int REMEMBERED = 8;

    @Inject
    private Tokens tokens;
    @Inject
    @ConfigProperty(name = "parley.identity.staff-token-lifetime")
    private Duration lifetime;

    /** Logs in: a new session under a new id, so that an id planted before the log-in is worth nothing. */
    void begin(HttpServletRequest request, StaffView member) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            end(request);
        }
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, new LoggedIn(tokens.forStaff(member.id(), lifetime).token()));
    }

    /** Logs out: this session's tokens are revoked, those in the hands of page scripts too. */
    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        if (session.getAttribute(ATTRIBUTE) instanceof LoggedIn member) {
            member.all().forEach(tokens::revoke);
        }
        session.invalidate();
    }

    /** Who makes this request by its session cookie; empty when nobody is logged in any more. */
    Optional<Credential> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof LoggedIn member
                ? tokens.find(member.token).filter(credential -> credential.kind() == Caller.Kind.STAFF) : Optional.empty();
    }

    /** A token of ten minutes for the page's script. */
    Tokens.Issued handOut(HttpServletRequest request, Credential credential) {
        Tokens.Issued issued = tokens.forStaff(new org.parley.identity.StaffId(credential.subject()), SCRIPT_TOKEN);
        if (request.getSession(false).getAttribute(ATTRIBUTE) instanceof LoggedIn member) {
            member.remember(issued.token());
        }
        return issued;
    }

    private static final class LoggedIn implements Serializable {

        private static final long serialVersionUID = 1L;
        private final String token;
        private final Deque<String> handedOut = new ArrayDeque<>();

        LoggedIn(String token) {
            this.token = token;
        }

        synchronized void remember(String issued) {
            handedOut.addLast(issued);
            if (handedOut.size() > REMEMBERED) {
                handedOut.removeFirst();
            }
        }

        synchronized Iterable<String> all() {
            Deque<String> all = new ArrayDeque<>(handedOut);
            all.addFirst(token);
            return all;
        }
    }
}
