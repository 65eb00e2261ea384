package org.parley.desk.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.identity.Credential;
import org.parley.identity.Tokens;
import org.parley.shared.json.Json;

/**
 * Hands the desk's script a staff token of ten minutes for its session cookie, so that no token stands in a page. The page
 * guard has refused what does not come from our own origin.
 */
@WebServlet(name = "deskToken", urlPatterns = "/desk/token")
public class ScriptToken extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient StaffSessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Credential> member = sessions.of(request);
        response.setCharacterEncoding("UTF-8");
        if (member.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/problem+json");
            response.getWriter().write(Json.write(Map.of("type", "about:blank", "title", "Unauthorized", "status", 401,
                    "code", "unauthorized", "detail", "The session has ended. Log in again.")));
            return;
        }
        Credential staff = member.get();
        Tokens.Issued issued = sessions.handOut(request, staff);
        response.setContentType("application/json");
        response.getWriter().write(Json.write(Map.of("token", issued.token(), "expiresAt", issued.expiresAt(),
                "staff", Map.of("id", staff.subject(), "name", staff.name(), "roles", staff.roles()))));
    }
}
