package org.parley.conversation.rest;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A browser's socket must come from a page of this very host; programs without an Origin are admitted by their ticket.
 */
public class SameHostOnly extends ServerEndpointConfig.Configurator {

    @Override
    public boolean checkOrigin(String origin) {
        // Needs the Host header, which is known in the handshake only.
        return true;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        String origin = header(request, "origin");
        if (origin != null && !sameHost(origin, header(request, "host"))) {
            // The API has no refusal at this point; a failed handshake is one.
            throw new SecurityException("a socket was asked for by a page of another host");
        }
    }

    static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.toLowerCase(Locale.ROOT).equals(
                    String.valueOf(URI.create(origin).getAuthority()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static String header(HandshakeRequest request, String name) {
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return header.getValue().get(0);
            }
        }
        return null;
    }
}
