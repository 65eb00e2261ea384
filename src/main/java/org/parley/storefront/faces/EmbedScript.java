package org.parley.storefront.faces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.json.Json;

/**
 * The snippet's script with the shop's name and colour filled in, so that a shop changes them in one place and never
 * touches its pages again. It is public and the same for everybody; browsers ask each time and mostly hear "not modified".
 */
@WebServlet(name = "embedScript", urlPatterns = "/widget/embed.js")
public class EmbedScript extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "/widget/embed.js";
    private static final String PLACE = "const SHOP = {\"name\":\"\",\"accent\":\"#0f766e\"};";

    @Inject
    private transient Shop shop;
    private String before;
    private String after;

    @Override
    public void init() throws ServletException {
        try (InputStream file = getServletContext().getResourceAsStream(FILE)) {
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int place = script.indexOf(PLACE);
            if (place < 0) {
                throw new ServletException(FILE + " has no place for the shop's name and colour: " + PLACE);
            }
            before = script.substring(0, place);
            after = script.substring(place + PLACE.length());
        } catch (IOException unreadable) {
            throw new ServletException(FILE + " cannot be read", unreadable);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] script = (before + "const SHOP = " + card(shop.settings()) + ";" + after).getBytes(StandardCharsets.UTF_8);
        String tag = tag(script);
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/javascript");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(script.length);
        response.getOutputStream().write(script);
    }

    private static String card(ShopSettings settings) {
        ObjectNode card = Json.object();
        card.put("name", settings.name());
        card.put("accent", settings.accentColour());
        return Json.write(card).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String tag(byte[] script) {
        CRC32 sum = new CRC32();
        sum.update(script);
        return '"' + HexFormat.of().toHexDigits((int) sum.getValue()) + '-' + script.length + '"';
    }
}
