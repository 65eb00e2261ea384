package org.parley.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.identity.Shop;

/**
 * The shop's accent colour as a style sheet, since a strict policy lets no page carry it inline. Pages link
 * {@code /theme.css} after tokens.css, which derives every tint from it.
 */
@WebServlet(name = "theme", urlPatterns = "/theme.css")
public class ThemeStylesheet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Shop shop;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=60");
        response.getWriter().write(":root{--accent:" + shop.settings().accentColour() + "}\n");
    }
}
