package org.parley.storefront.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The server's bare address leads to the demo shop where there is one, else to the desk. */
@WebServlet(name = "frontDoor", urlPatterns = "")
public class FrontDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "parley.demo", defaultValue = "false")
    private boolean demo;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + (demo ? "/shop/" : "/desk/"));
    }
}
