package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;

/** The demo shop, searched as its customers would. */
class DemoSearchIT {

    private static Shelf shelf;
    private static ImportStatus loaded;

    @BeforeAll
    static void loadTheDemoShop() throws Exception {
        shelf = Shelf.onH2();
        loaded = shelf.importDemo();
    }

    @AfterAll
    static void close() throws Exception {
        shelf.close();
    }

    @Test
    void loadsWithoutAnError() {
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.status()).isEqualTo(ImportStatus.Status.DONE);
        assertThat(loaded.created()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"เสื้อสีแดง ไม่เกิน 500", "red shirt under 500", "500円以下の赤いシャツ", "빨간 셔츠 500원 이하"})
    void findsOnlyTheRedShirtsWithinThePrice(String words) {
        List<ProductView> found = shelf.find(words, null);

        assertThat(found).extracting(ProductView::handle).contains("red-oxford-shirt", "red-cotton-tee",
                "red-running-shirt", "red-striped-breton-shirt", "red-pique-polo-shirt");
        assertThat(found).allSatisfy(product -> {
            assertThat(product.category()).isEqualTo("shirts");
            assertThat(isRed(product)).as(product.handle()).isTrue();
            assertThat(new BigDecimal(product.price().amountText())).isLessThanOrEqualTo(new BigDecimal("500"));
        });
    }

    @ParameterizedTest
    @CsvSource({"赤いシャツ", "빨간 셔츠", "shrit red", "red shirt", "เสื้อสีแดง", "レッド シャツ", "빨강 셔츠", "เสื้อแดง", "red shirts please",
        "I'm looking for a red shirt", "มีเสื้อสีแดงไหมครับ", "赤いシャツありますか", "빨간 셔츠 있나요", "RED SHIRT!!"})
    void findsAllTheRedShirtsAndNothingElse(String words) {
        List<ProductView> found = shelf.find(words, null);

        assertThat(found).extracting(ProductView::handle).contains("red-oxford-shirt", "red-cotton-tee", "red-linen-shirt",
                "red-running-shirt", "red-striped-breton-shirt", "red-pique-polo-shirt", "red-check-flannel-shirt",
                "red-hibiscus-aloha-shirt", "red-silk-evening-shirt");
        assertThat(found).allSatisfy(product -> {
            assertThat(product.category()).isEqualTo("shirts");
            assertThat(isRed(product)).as(product.handle()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', value = {
        "backpack                  | roll-top-backpack",
        "waterproof bag            | roll-top-backpack",
        "bakcpack                  | roll-top-backpack",
        "running shoes             | cushioned-running-shoes",
        "coffee mug                | red-enamel-mug",
        "เป้กันน้ำ                    | roll-top-backpack",
        "รองเท้าวิ่ง                  | cushioned-running-shoes",
        "แก้วกาแฟ                    | red-enamel-mug",
        "ランニングシューズ        | cushioned-running-shoes",
        "防水のリュック            | roll-top-backpack",
        "革靴                      | leather-penny-loafers",
        "러닝화                    | cushioned-running-shoes",
        "방수 배낭                 | roll-top-backpack",
        "가죽 가방                 | leather-crossbody-bag",
        "tent for camping          | two-person-tent",
        "notebooks                 | kraft-pocket-notebooks",
        "SH-ROX-M                  | red-oxford-shirt",
    })
    void findsWhatIsMeant(String words, String handle) {
        assertThat(shelf.handles(words)).contains(handle);
    }

    @Test
    void findsWhatIsCalledAShirtInOtherCategoriesToo() throws Exception {
        try (Shelf other = Shelf.onH2()) {
            other.importDemo();
            other.importCsv("Handle,Title,Variant Price,Variant Inventory Qty\nmine,My Red Shirt,99,3\nbox,Red box for a tent,99,3\n");

            assertThat(other.handles("red shirt under 100")).containsExactly("mine");
            assertThat(other.handles("red shirt")).contains("mine", "red-oxford-shirt").doesNotContain("box");
        }
    }

    /** The cheap one is sold out, the dear one can be had. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "lamp")
    void holdsThePriceAgainstThePiecesThatCanBeHad(String words) throws Exception {
        try (Shelf other = Shelf.onH2()) {
            other.importJson("""
                    {"format": "parley-catalog/1", "currency": "THB", "products": [{"handle": "lamp", "title": "Lamp",
                    "options": [{"name": "Size", "values": [{"value": "S"}, {"value": "L"}]}], "variants": [
                    {"options": {"Size": "S"}, "price": "100", "stock": 0},
                    {"options": {"Size": "L"}, "price": "900", "stock": 3}]}]}""");
            other.settle();

            assertThat(handles(other, words, null, "200", true)).isEmpty();
            assertThat(handles(other, words, "500", null, true)).containsExactly("lamp");
            assertThat(handles(other, words, "500", "899", true)).isEmpty();
            assertThat(handles(other, words, null, "200", null)).containsExactly("lamp");
        }
    }

    private static List<String> handles(Shelf shelf, String words, String min, String max, Boolean inStock) {
        return shelf.catalog().search(new ProductQuery(words, null, min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max), inStock, null, 10, null)).items().stream()
                .map(ProductView::handle).toList();
    }

    @Test
    void takesQuerySyntaxAsPlainText() {
        for (String words : List.of("*:*", "title_en:[* TO *]", "shirt\" OR \"1\"=\"1", "(((", "red~2 AND -shirt", "\\", "/.*/",
                "' OR 1=1 --", "%", "\u0000red")) {
            assertThat(shelf.find(words, null)).isNotNull();
        }
        assertThat(shelf.handles("*:*")).isEmpty();
    }

    private static boolean isRed(ProductView product) {
        return product.title().in(org.parley.shared.i18n.Language.EN).contains("Red")
                || product.variants().stream().anyMatch(variant -> variant.options().containsValue("Red"));
    }
}
