package org.parley.desk.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Whether a request comes from a page of this very server. Browsers say so in Sec-Fetch-Site, which no script can set;
 * where they don't (plain http on a host name), the Origin must name the host that was asked.
 */
final class SameOrigin {

    private SameOrigin() {
    }

    static boolean is(HttpServletRequest request, String publicUrl) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && (authority.equalsIgnoreCase(request.getHeader("Host"))
                    || authority.equalsIgnoreCase(URI.create(publicUrl).getAuthority()));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }
}
