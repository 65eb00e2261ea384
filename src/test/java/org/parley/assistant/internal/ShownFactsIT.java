package org.parley.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.catalog.internal.Shelf;
import org.parley.shared.i18n.Language;
import org.parley.testing.EmbeddedUrl;

/** Every price and every number of pieces that the bot says about any product of the demo shop is in the database. */
class ShownFactsIT {

    private static final Pattern PRICE = Pattern.compile("฿([\\d,]+\\.\\d\\d)");
    private static final Pattern PIECES = Pattern.compile("\\((\\d+)\\)");
    private static final String URL = EmbeddedUrl.inMemory("shownfacts");

    private static Shelf shelf;
    private static List<ProductView> products;

    @BeforeAll
    static void loadTheDemoShop() throws Exception {
        shelf = Shelf.onH2(URL, Files.createTempDirectory("parley-bot"));
        try (InputStream demo = ShownFactsIT.class.getResourceAsStream("/demo/catalog.json")) {
            ImportStatus loaded = shelf.imports().run(
                    new ImportRequest(ImportFormat.PARLEY_JSON, false, null, null), demo);
            assertThat(loaded.status()).isEqualTo(ImportStatus.Status.DONE);
        }
        products = shelf.catalog().search(new ProductQuery(null, null, null, null, null, null, 100, null)).items();
        assertThat(products).hasSizeGreaterThanOrEqualTo(60);
    }

    @AfterAll
    static void close() throws Exception {
        shelf.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFactOfEveryProductIsThatOfTheDatabase(Language language) throws SQLException {
        for (ProductView product : products) {
            Talk talk = new Talk(language, shelf.catalog()).press("product:" + product.id());
            Stored stored = stored(product);
            assertThat(prices(talk.words())).as(product.handle()).isNotEmpty().allMatch(stored.prices::contains);
            List<Integer> pieces = numbers(PIECES, talk.words());
            if (!pieces.isEmpty()) {
                assertThat(pieces).as(product.handle()).containsExactlyElementsOf(stored.available());
            } else {
                assertThat(talk.words()).as(product.handle()).contains(stored.stock.stream().allMatch(n -> n == 0)
                        ? Texts.in(language).say("facts.allSoldOut")
                        : Texts.in(language).say("facts.pieces", "count", stored.stock.get(0)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVersionsStockIsThatOfTheDatabase(Language language) throws SQLException {
        for (ProductView product : products) {
            for (VariantView variant : product.variants()) {
                Talk talk = new Talk(language, shelf.catalog()).press("product:" + product.id());
                String asked = String.join(" ", variant.labels().values().stream().map(one -> one.in(language)).toList());
                talk.type(switch (language) {
                    case EN -> "is " + asked + " in stock?";
                    case TH -> asked + " มีของไหมคะ";
                    case JA -> asked + "の在庫はありますか";
                    case KO -> asked + " 재고 있나요";
                });
                int stock = stock(variant);
                assertThat(talk.words()).as(product.handle() + " " + asked).contains(stock > 0
                        ? Texts.in(language).say("stock.yes", "title", variant.title(language), "count", stock)
                        : Texts.in(language).say("stock.no", "title", variant.title(language)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPriceAndStockThatChangedAreToldAsTheyAreNow(Language language) throws SQLException {
        ProductView product = shelf.catalog().product(products.get(language.ordinal()).id()).orElseThrow();
        Talk talk = new Talk(language, shelf.catalog()).press("product:" + product.id());
        String before = talk.words();
        try (Connection connection = connect(); PreparedStatement change = connection.prepareStatement(
                "UPDATE variant SET price = price + 777, on_hand = on_hand + 3 WHERE product_id = ?")) {
            change.setObject(1, product.id().value());
            assertThat(change.executeUpdate()).isPositive();
        }
        talk.press("product:" + product.id());
        assertThat(talk.words()).isNotEqualTo(before);
        assertThat(prices(talk.words())).isNotEmpty().allMatch(stored(product).prices::contains);
    }

    private record Stored(TreeSet<BigDecimal> prices, List<Integer> stock) {

        List<Integer> available() {
            return stock.stream().filter(count -> count > 0).toList();
        }
    }

    private static List<BigDecimal> prices(String words) {
        List<BigDecimal> prices = new ArrayList<>();
        for (Matcher match = PRICE.matcher(words); match.find();) {
            prices.add(new BigDecimal(match.group(1).replace(",", "")));
        }
        return prices;
    }

    private static List<Integer> numbers(Pattern pattern, String words) {
        List<Integer> numbers = new ArrayList<>();
        for (Matcher match = pattern.matcher(words); match.find();) {
            numbers.add(Integer.valueOf(match.group(1)));
        }
        return numbers;
    }

    private static Stored stored(ProductView product) throws SQLException {
        Stored stored = new Stored(new TreeSet<>(), new ArrayList<>());
        try (Connection connection = connect(); PreparedStatement query = connection.prepareStatement(
                "SELECT * FROM variant WHERE product_id = ? ORDER BY position")) {
            query.setObject(1, product.id().value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stored.prices.add(BigDecimal.valueOf(rows.getLong("price"), 2));
                    if (rows.getObject("compare_at_price") != null) {
                        stored.prices.add(BigDecimal.valueOf(rows.getLong("compare_at_price"), 2));
                    }
                    stored.stock.add(rows.getInt("on_hand") - rows.getInt("reserved"));
                }
            }
        }
        return stored;
    }

    private static int stock(VariantView variant) throws SQLException {
        try (Connection connection = connect(); PreparedStatement query = connection.prepareStatement(
                "SELECT on_hand - reserved FROM variant WHERE id = ?")) {
            query.setObject(1, variant.id().value());
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(URL, "parley", "embedded");
    }
}
