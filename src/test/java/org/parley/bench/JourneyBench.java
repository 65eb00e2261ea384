package org.parley.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.parley.journey.PurchaseJourney;
import org.parley.testing.ParleyServer;

/** What the server holds in memory after one customer's journey and the agent's beside it, in real browsers. */
class JourneyBench {

    @Test
    void memory() throws Exception {
        try (ParleyServer server = ParleyServer.settings("bench-journey").fresh().fullSpeed().start().awaitReady()) {
            ParleyServer.share(server);
            memory(server, "the start");
            PurchaseJourney journey = new PurchaseJourney();
            try {
                journey.oneConversationSells("en", "Open chat", "red shirt under 500", "tell me more about the first one",
                        "is it in stock?", "track my order", "card");
            } finally {
                journey.close();
            }
            memory(server, "one browser journey");
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url("/openapi")).build(),
                    HttpResponse.BodyHandlers.discarding());
            memory(server, "the first call of /openapi as well");
        }
    }

    private static void memory(ParleyServer server, String after) throws Exception {
        Figures.add(BenchDatabase.H2, "resident memory of the server after " + after, "%d MB",
                Processor.residentMegabytes(server.pid()));
    }
}
