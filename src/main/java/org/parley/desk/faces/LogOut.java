package org.parley.desk.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the session and goes to the log-in page. */
@WebServlet(name = "deskLogOut", urlPatterns = "/desk/logout")
public class LogOut extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient StaffSessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sessions.end(request);
        response.sendRedirect(request.getContextPath() + "/desk/login.xhtml?out=1");
    }
}
