package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;

class CatalogImportIT {

    private static final Path SHOPIFY = Path.of("src/test/resources/catalog/shopify");
    private static final String HEAD = "{\"format\": \"parley-catalog/1\", \"currency\": \"THB\",\n\"products\": [\n";

    private static String product(String handle, String title, String price, int stock) {
        return "{\"handle\": \"" + handle + "\", \"title\": {\"en\": \"" + title + "\"}, \"options\": [{\"name\": \"Size\", "
                + "\"values\": [{\"value\": \"M\"}, {\"value\": \"L\"}]}], \"variants\": [{\"options\": {\"Size\": \"M\"}, \"sku\": \""
                + handle + "-m\", \"price\": \"" + price + "\", \"stock\": " + stock + "}, {\"options\": {\"Size\": \"L\"}, "
                + "\"price\": \"" + price + "\", \"stock\": 1}]}";
    }

    private static String file(String... products) {
        return HEAD + String.join(",\n", products) + "\n]}";
    }

    private static List<ProductView> all(Shelf shelf) {
        return shelf.catalog().search(new ProductQuery(null, null, null, null, null, null, 100, null)).items();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void importsShopifyExportsAndChangesNothingTheSecondTime(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            for (String name : List.of("apparel.csv", "jewelery.csv")) {
                String csv = Files.readString(SHOPIFY.resolve(name));

                ImportStatus first = shelf.importCsv(csv);
                ImportStatus second = shelf.importCsv(csv);

                assertThat(first.errors()).isEmpty();
                assertThat(first.status()).isEqualTo(ImportStatus.Status.DONE);
                assertThat(first.created()).isEqualTo(20);
                assertThat(first.progress()).isEqualTo(1.0);
                assertThat(second).extracting(ImportStatus::created, ImportStatus::updated, ImportStatus::unchanged)
                        .containsExactly(0, 0, 20);
            }
            assertThat(shelf.handles("chequered red shirt")).containsExactly("chequered-red-shirt");
            ProductView bracelet = shelf.find("shakra bracelet", Language.EN).get(0);
            assertThat(bracelet.variants()).extracting(variant -> variant.options().get("Color")).containsExactly("Blue", "Black");
            assertThat(bracelet.image()).startsWith("https://");
            assertThat(bracelet.variants().get(0).compareAtPrice().amountText()).isEqualTo("44.99");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void updatesWhatDiffersAndLeavesTheRest(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(file(product("a", "Anchor", "10", 5), product("b", "Boat", "20", 5), product("c", "Cable", "30", 5)));
            Map<String, ProductView> before = byHandle(shelf);

            ImportStatus again = shelf.importJson(file(product("a", "Anchor", "10", 5), product("b", "Ship", "20", 5),
                    product("c", "Cable", "30", 9), product("d", "Dock", "40", 1)));

            assertThat(again).extracting(ImportStatus::created, ImportStatus::updated, ImportStatus::unchanged)
                    .containsExactly(1, 2, 1);
            Map<String, ProductView> after = byHandle(shelf);
            assertThat(after.get("b").title().in(Language.EN)).isEqualTo("Ship");
            assertThat(after.get("b").variants().get(0).id()).isEqualTo(before.get("b").variants().get(0).id());
            assertThat(after.get("c").variants().get(0).available()).isEqualTo(9);
            assertThat(shelf.handles("ship")).containsExactly("b");
            assertThat(shelf.handles("boat")).isEmpty();
        }
    }

    private static Map<String, ProductView> byHandle(Shelf shelf) {
        return all(shelf).stream().collect(Collectors.toMap(ProductView::handle, product -> product));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void reportsBadProductsAndImportsTheRest(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            ImportStatus status = shelf.importJson(file(product("a", "Anchor", "10", 5), product("B b", "Boat", "20", 5),
                    product("c", "Cable", "x", 5), product("d", "Dock", "40", 1).replace("d-m", "a-m")));

            assertThat(status.status()).isEqualTo(ImportStatus.Status.DONE);
            assertThat(status.errors()).extracting(LineError::line, LineError::field).contains(
                    org.assertj.core.groups.Tuple.tuple(4, "handle"), org.assertj.core.groups.Tuple.tuple(5, "variants[0].price"),
                    org.assertj.core.groups.Tuple.tuple(6, "sku"));
            assertThat(status.rows()).isEqualTo(4);
            assertThat(byHandle(shelf)).containsOnlyKeys("a", "d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void changesNothingInADryRun(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            String csv = Files.readString(SHOPIFY.resolve("apparel.csv"));

            ImportStatus dry = shelf.importFile(ImportFormat.SHOPIFY_CSV, csv, true);

            assertThat(dry.status()).isEqualTo(ImportStatus.Status.DONE);
            assertThat(dry.created()).isEqualTo(20);
            assertThat(shelf.catalog().isEmpty()).isTrue();
            assertThat(shelf.catalog().categories()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void failsWithOneErrorForAFileOfNoKind(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            for (ImportFormat format : ImportFormat.values()) {
                ImportStatus status = shelf.importFile(format, "Dear shop,\nplease find the catalogue attached.\n", false);

                assertThat(status.status()).isEqualTo(ImportStatus.Status.FAILED);
                assertThat(status.errors()).hasSize(1);
                assertThat(status.progress()).isEqualTo(1.0);
            }
            assertThat(shelf.home().resolve("imports")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void keepsOtherLanguagesWhenAFileBringsOne(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            String csv = "Handle,Title,Variant Price,Variant Inventory Qty\nmug,%s,50,3\n";
            shelf.importCsv(csv.formatted("Red mug"));
            try (InputStream thai = new ByteArrayInputStream(csv.formatted("แก้วสีแดง").getBytes(StandardCharsets.UTF_8))) {
                ImportStatus status = shelf.imports().run(
                        new ImportRequest(ImportFormat.SHOPIFY_CSV, false, Language.TH, null), thai);
                assertThat(status.updated()).isEqualTo(1);
            }

            ProductView mug = all(shelf).get(0);

            assertThat(mug.title().in(Language.EN)).isEqualTo("Red mug");
            assertThat(mug.title().in(Language.TH)).isEqualTo("แก้วสีแดง");
            assertThat(shelf.handles("แก้วแดง")).containsExactly("mug");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void keepsVariantsThatTheFileDoesNotNameAndRefusesOtherOptions(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            String header = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty\n";
            shelf.importCsv(header + "tee,Tee,Size,S,10,1\ntee,,,M,8,1\n");

            ImportStatus fewer = shelf.importCsv(header + "tee,Tee,Size,S,12,1\ntee,,,L,14,1\n");
            ImportStatus other = shelf.importCsv(header + "tee,Tee,Colour,Red,10,1\n");

            assertThat(fewer.updated()).isEqualTo(1);
            assertThat(other.errors()).extracting(LineError::field).containsExactly("options");
            ProductView tee = all(shelf).get(0);
            assertThat(tee.variants()).extracting(variant -> variant.options().get("Size")).containsExactlyInAnyOrder("S", "M", "L");
            assertThat(tee.price().amountText()).isEqualTo("8.00");
            assertThat(tee.options().get(0).values()).extracting("value").containsExactly("S", "L", "M");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void refusesToTakeReservedPiecesAway(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(file(product("a", "Anchor", "10", 5)));
            VariantView medium = all(shelf).get(0).variants().get(0);
            shelf.database().inTransaction(() -> {
                shelf.stock().reserve(Map.of(medium.id(), 3));
                return null;
            });

            ImportStatus status = shelf.importJson(file(product("a", "Anchor", "10", 2)));

            assertThat(status.errors()).extracting(LineError::field).containsExactly("stock");
            assertThat(all(shelf).get(0).variants().get(0).available()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void readsListsWithoutAStatementForEachProduct(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(file(IntStream.range(0, 60).mapToObj(number -> product("p" + number, "Pin " + number, "10", 5))
                    .toArray(String[]::new)));
            ProductQuery list = new ProductQuery(null, null, null, null, null, null, 50, null);
            ProductQuery words = ProductQuery.words("pin", Language.EN, 50);
            shelf.catalog().search(words);

            assertThat(shelf.database().statementsOf(() -> assertThat(shelf.catalog().search(list).items()).hasSize(50)))
                    .isEqualTo(3);
            assertThat(shelf.database().statementsOf(() -> assertThat(shelf.catalog().search(words).items()).hasSize(50)))
                    .isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void pagesThroughListsAndSearchesWithoutLossOrRepetition(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(file(IntStream.range(0, 60).mapToObj(number -> product("p" + number, "Pinwheel " + number, "10", 5))
                    .toArray(String[]::new)));
            for (String words : new String[] {null, "pinwheel", "pinwhele"}) {
                List<String> seen = new java.util.ArrayList<>();
                String cursor = null;
                do {
                    var page = shelf.catalog().search(new ProductQuery(words, null, null, null, true, null, 7, cursor));
                    page.items().forEach(product -> seen.add(product.handle()));
                    cursor = page.next();
                } while (cursor != null);

                assertThat(seen).as(words).hasSize(60).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void marksAsFailedWhatRanWhenTheServerStopped(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            ImportId id = new ImportId(Ids.next());
            shelf.database().inNewTransaction(connection -> {
                ImportJobs.insert(connection, id, new ImportRequest(ImportFormat.SHOPIFY_CSV, false, null, null),
                        java.time.Instant.EPOCH);
                return null;
            });
            assertThat(shelf.imports().status(id).orElseThrow().status()).isEqualTo(ImportStatus.Status.RUNNING);

            shelf.storedImports().start(new Object());

            ImportStatus status = shelf.imports().status(id).orElseThrow();
            assertThat(status.status()).isEqualTo(ImportStatus.Status.FAILED);
            assertThat(status.errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void listsEveryErrorUpToABound(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            StringBuilder csv = new StringBuilder("Handle,Title,Variant Price\n");
            IntStream.range(0, 12_000).forEach(number -> csv.append("p").append(number).append(",Pin,free\n"));

            ImportStatus status = shelf.importCsv(csv.toString());

            assertThat(status.rows()).isEqualTo(12_000);
            assertThat(status.errors()).hasSize(ImportJobs.MOST_ERRORS + 1);
            assertThat(status.errors().get(0).line()).isEqualTo(2);
        }
    }
}
