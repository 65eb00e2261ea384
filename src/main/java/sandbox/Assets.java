package sandbox;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Style and script of the pay page. */
@WebServlet("/sandbox/assets/*")
public class Assets extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FILES = Map.of("/pay.css", "text/css", "/pay.js", "text/javascript");

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = String.valueOf(request.getPathInfo());
        String type = FILES.get(file);
        if (type == null || !settings.exists()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "max-age=300");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (InputStream content = Assets.class.getResourceAsStream("/sandbox" + file)) {
            content.transferTo(response.getOutputStream());
        }
    }
}
