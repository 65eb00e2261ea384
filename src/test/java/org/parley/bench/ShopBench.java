package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.catalog.CatalogueFile;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** What a shop does: bot turns, checkouts, a large import, and search in a large catalogue, all over HTTP. */
class ShopBench {

    private static final int CLIENTS = 8;
    private static final int CHECKOUTS = 2_000;
    private static final int SEARCHED_PRODUCTS = 100_000;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(BenchDatabase.class)
    void shop(BenchDatabase database) throws Exception {
        String name = "bench-shop-" + database.name().toLowerCase();
        try (ParleyServer server = database.on(ParleyServer.settings(name).fresh().fullSpeed()).start().awaitReady()) {
            botTurns(database, server);
            checkouts(database, server);
            Path file = Path.of("target", "bench", "catalogue.json");
            Files.createDirectories(file.getParent());
            double seconds = imported(server, CatalogueFile.write(file, CatalogueFile.PRODUCTS));
            Figures.add(database, "import of 25,000 products, 100,000 variants, four languages, until searchable",
                    "%.0f s", seconds);
            imported(server, CatalogueFile.write(file, SEARCHED_PRODUCTS));
            Files.delete(file);
            search(database, server);
        }
    }

    private static void botTurns(BenchDatabase database, ParleyServer server) throws Exception {
        Load.run(CLIENTS, WARM_UP, number -> new BotTurns(server));
        double before = Processor.seconds(server.pid());
        Load.Result turns = Load.run(CLIENTS, ROUND, number -> new BotTurns(server));
        double used = Processor.seconds(server.pid()) - before;
        Figures.add(database, "bot turns per second (a search in four languages), 8 customers",
                "%,.0f/s, p50 %.0f ms, p99 %.0f ms, %.1f ms of processor each", turns.perSecond(), turns.millis(0.5),
                turns.millis(0.99), used * 1e3 / turns.count());
    }

    private static void checkouts(BenchDatabase database, ParleyServer server) throws Exception {
        FilledCarts carts = new FilledCarts(server);
        checkOut(server, carts.fill(CLIENTS, CHECKOUTS));
        Load.Result result = checkOut(server, carts.fill(CLIENTS, CHECKOUTS));
        Figures.add(database, "checkouts (order, stock, payment, message in one transaction), 8 customers",
                "%,.0f/s, p50 %.0f ms, p99 %.0f ms", result.perSecond(), result.millis(0.5), result.millis(0.99));
    }

    private static Load.Result checkOut(ParleyServer server, Queue<FilledCarts.Cart> carts) throws Exception {
        return Load.run(CLIENTS, Duration.ofMinutes(2), number -> {
            Wire wire = new Wire(server.port());
            return new Load.Client() {
                @Override
                public boolean go(int at) throws Exception {
                    FilledCarts.Cart cart = carts.poll();
                    if (cart == null) {
                        return false;
                    }
                    int status = wire.post("/api/v1/carts/" + cart.id() + "/checkout", cart.token(), cart.order());
                    if (status != 201) {
                        throw new IllegalStateException("a checkout was answered " + status);
                    }
                    return true;
                }

                @Override
                public void close() throws IOException {
                    wire.close();
                }
            };
        });
    }

    /** @return seconds from the first byte sent until the last product can be found */
    private static double imported(ParleyServer server, Path file) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> accepted = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                        server.url("/api/v1/catalog/imports?format=parley-json&dryRun=false"))
                .header("Authorization", "Bearer " + server.apiKey()).header("Content-Type", "application/octet-stream")
                .version(HttpClient.Version.HTTP_1_1).POST(HttpRequest.BodyPublishers.ofFile(file)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = "/catalog/imports/" + JSON.readTree(accepted.body()).get("id").asText();
        Api key = server.api().as(server.apiKey());
        for (;;) {
            JsonNode status = key.get(path).expect(200).json();
            if (!"running".equals(status.get("status").asText())) {
                assertThat(status.get("status").asText()).as(status.toString()).isEqualTo("done");
                return (System.nanoTime() - start) / 1e9;
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(30));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static void search(BenchDatabase database, ParleyServer server) throws Exception {
        List<String> queries = CatalogueFile.queries(1_000);
        Load.Result result = null;
        for (int pass = 0; pass < 4; pass++) {
            result = Load.run(1, Duration.ofMinutes(10), number -> {
                Wire wire = new Wire(server.port());
                return at -> {
                    if (at == queries.size()) {
                        return false;
                    }
                    Wire.Answer answer = wire.get("/api/v1/products?q="
                            + URLEncoder.encode(queries.get(at), StandardCharsets.UTF_8), null);
                    if (answer.status() != 200) {
                        throw new IllegalStateException("a search was answered " + answer.status());
                    }
                    return true;
                };
            });
        }
        Figures.add(database, "search over 100,000 products, 1,000 mixed queries, one client, warm, over HTTP",
                "p50 %.1f ms, p99 %.1f ms", result.millis(0.5), result.millis(0.99));
    }
}
