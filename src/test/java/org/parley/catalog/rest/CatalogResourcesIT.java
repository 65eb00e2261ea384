package org.parley.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;
import org.parley.testing.Stall;

/** The catalogue as a client meets it over HTTP; what changes it is tried on the server of {@code PostgresServerIT}. */
class CatalogResourcesIT {

    private static final String HEADER = "Handle,Title,Variant Price,Variant Inventory Qty\n";

    private final ParleyServer server = ParleyServer.shared();
    private final Api api = server.api();
    private final Api shop = api.as(server.apiKey());
    private final Stall stall = new Stall(server);

    @ParameterizedTest
    @ValueSource(strings = {"red shirt under 500", "เสื้อสีแดง ไม่เกิน 500", "赤いシャツ 500円以下", "빨간 셔츠 500원 이하"})
    void findsRedShirtsWithinThePriceInFourLanguages(String words) {
        List<JsonNode> found = items("/products?q=" + encoded(words));

        assertThat(found).isNotEmpty().allSatisfy(product -> {
            assertThat(product.get("category").asText()).isEqualTo("shirts");
            assertThat(product.get("handle").asText()).contains("red");
            assertThat(product.at("/price/amount").asDouble()).isLessThanOrEqualTo(500);
        });
    }

    @Test
    void filtersByPriceStockAndCategory() {
        assertThat(items("/products?minPrice=300&maxPrice=500.00&limit=100")).isNotEmpty()
                .allSatisfy(product -> assertThat(prices(product)).anyMatch(price -> price >= 300 && price <= 500));
        assertThat(items("/products?inStock=true&limit=100")).isNotEmpty()
                .allSatisfy(product -> assertThat(available(product)).isPositive());
        assertThat(items("/products?category=shoes&limit=100")).isNotEmpty()
                .allSatisfy(product -> assertThat(product.get("category").asText()).isEqualTo("shoes"));
    }

    @Test
    void pagesThroughEverythingOnceInTheSameOrder() {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/products?limit=7" + next).expect(200).json();
            page.get("items").forEach(product -> seen.add(product.get("id").asText()));
            next = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
        } while (next != null);

        assertThat(seen).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=zzz", "minPrice=-1", "maxPrice=1e3", "inStock=maybe",
        "language=xx"})
    void refusesWhatItCannotUnderstand(String query) {
        assertThat(api.get("/products?" + query).expect(400).json().get("violations")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:*", "\"", "(((", "a AND OR NOT", "*:*", "'; DROP TABLE product; --", "[1 TO 2}", "\\",
        "~~~~", "red^99999"})
    void takesSearchSyntaxAsPlainWords(String words) {
        api.get("/products?q=" + encoded(words)).expect(200);
    }

    @Test
    void showsOneProductAndComparesWhatDiffers() {
        List<JsonNode> two = items("/products?category=shirts&limit=2");
        String one = two.get(0).get("id").asText();
        String other = two.get(1).get("id").asText();

        assertThat(api.get("/products/" + one + "?language=th").expect(200).text("title"))
                .isNotEqualTo(api.get("/products/" + one).expect(200).text("title"));
        assertThat(api.get("/products/compare?ids=" + one + "," + other).expect(200).body()).contains(one, other);
        api.get("/products/compare?ids=" + one).expect(400);
        api.get("/products/compare?ids=" + one + "," + UUID.randomUUID()).expect(404);
        api.get("/products/" + UUID.randomUUID()).expect(404);
        api.get("/products/no-id").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify-csv", "parley-json"})
    void failsWithOneErrorForAFileOfNoKind(String format) {
        JsonNode status = stall.imported(format, "Dear shop,\nplease find the catalogue attached.\n");

        assertThat(status.get("status").asText()).isEqualTo("failed");
        assertThat(status.get("errors")).hasSize(1);
    }

    @Test
    void aDryRunChangesNothing() {
        String handle = "dry-" + UUID.randomUUID();

        JsonNode status = stall.imported("shopify-csv&dryRun=true", HEADER + handle + ",Dry thing,50,3\n");

        assertThat(status.get("created").asInt()).isEqualTo(1);
        assertThat(items("/products?q=" + handle)).extracting(product -> product.get("handle").asText())
                .doesNotContain(handle);
    }

    @Test
    void importsAreForTheShopAlone() {
        String path = "/catalog/imports?format=shopify-csv";

        api.post(path, HEADER).expect(401);
        api.visitor("en").post(path, HEADER).expect(403);
        api.staff("mai").post(path, HEADER).expect(403);
        shop.post("/catalog/imports?format=excel", HEADER).expect(400);
        shop.post(path + "&dryRun=perhaps", HEADER).expect(400);
        shop.post(path + "&language=xx", HEADER).expect(400);
        shop.get("/catalog/imports/" + UUID.randomUUID()).expect(404);
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        api.get(path).expect(200).json().get("items").forEach(items::add);
        return items;
    }

    private static List<Double> prices(JsonNode product) {
        List<Double> prices = new ArrayList<>();
        product.get("variants").forEach(variant -> prices.add(variant.at("/price/amount").asDouble()));
        return prices;
    }

    private static int available(JsonNode product) {
        int available = 0;
        for (JsonNode variant : product.get("variants")) {
            available += variant.get("available").asInt();
        }
        return available;
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
    }
}
