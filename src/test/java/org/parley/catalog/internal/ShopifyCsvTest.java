package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.i18n.Language;

class ShopifyCsvTest {

    private static final String HEADER = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,"
            + "Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,"
            + "Image Position,Image Alt Text,Variant Image\n";

    @Test
    void gathersTheRowsOfAProduct() {
        Collected found = Collected.csv(HEADER
                + "shirt,Red shirt,<p>Soft &amp; <b>warm</b></p>,Maker,Shirts,\"red, cotton\",true,Size,S,A-1,190,3,450,500,"
                + "https://x.example/1.jpg,1,Front,\n"
                + "shirt,,,,,,,,M,A-2,200,0,460.50,,,,,https://x.example/2.jpg\n"
                + "shirt,,,,,,,,,,,,,,https://x.example/2.jpg,2,,\n");

        assertThat(found.errors).isEmpty();
        assertThat(found.rows).isEqualTo(3);
        ProductDraft shirt = found.products.get(0);
        assertThat(shirt.title().text().in(Language.EN)).isEqualTo("Red shirt");
        assertThat(shirt.description().text().in(Language.EN)).isEqualTo("Soft & warm");
        assertThat(shirt.tags()).containsExactly("red", "cotton", "Maker");
        assertThat(shirt.category()).isEqualTo("shirts");
        assertThat(shirt.images()).extracting("src").containsExactly("https://x.example/1.jpg", "https://x.example/2.jpg");
        assertThat(shirt.variants()).extracting("price").containsExactly(45000L, 46050L);
        assertThat(shirt.variants()).extracting("compareAtPrice").containsExactly(50000L, null);
        assertThat(shirt.variants()).extracting("stock").containsExactly(3, 0);
        assertThat(shirt.variants().get(1).options()).containsEntry("Size", "M");
    }

    @Test
    void takesTheDefaultTitleForNoOption() {
        Collected found = Collected.csv(HEADER + "mug,Mug,,,,,true,Title,Default Title,,0,1,50,,,,,\n");

        assertThat(found.products.get(0).options()).isEmpty();
        assertThat(found.products.get(0).variants().get(0).weightGrams()).isNull();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "mug,Mug,,,,,,,,,,1,abc,,,,,                  | 2 Variant Price",
        "mug,Mug,,,,,,,,,,1,-5,,,,,                   | 2 Variant Price",
        "mug,Mug,,,,,,,,,,1,1.999,,,,,                | 2 Variant Price",
        "mug,Mug,,,,,,,,,,1,,,,,,                     | 2 Variant Price",
        "mug,Mug,,,,,,,,,,-3,50,,,,,                  | 2 Variant Inventory Qty",
        "mug,Mug,,,,,,,,,,1.5,50,,,,,                 | 2 Variant Inventory Qty",
        "mug,Mug,,,,,,,,,,99999999999,50,,,,,         | 2 Variant Inventory Qty",
        "mug,Mug,,,,,,,,,heavy,1,50,,,,,              | 2 Variant Grams",
        "mug,Mug,,,,,,,,,,1,50,x,,,,                  | 2 Variant Compare At Price",
        "mug,Mug,,,,,,,,,,1,50,,http://x.example/a.jpg,1,,  | 2 Image Src",
        "mug,Mug,,,,,,,,,,1,50,,javascript:alert(1),1,,     | 2 Image Src",
        "mug,,,,,,,,,,,1,50,,,,,                      | 2 Title",
        ",Mug,,,,,,,,,,1,50,,,,,                      | 2 Handle",
        "mug mug,Mug,,,,,,,,,,1,50,,,,,               | 2 Handle",
        "mug,Mug,,,,,,,,,,1,50,,,,,,,,,               | 2 null",
    })
    void reportsTheLineAndTheField(String line, String place) {
        Collected found = Collected.csv(HEADER + line + "\ncup,Cup,,,,,,,,,,1,50,,,,,\n");

        assertThat(found.places()).containsExactly(place);
        assertThat(found.handles()).contains("cup");
    }

    @Test
    void importsTheGoodVariantsOfAProductWithABadOne() {
        Collected found = Collected.csv(HEADER + "shirt,Shirt,,,,,,Size,S,,,1,free,,,,,\nshirt,,,,,,,,M,,,1,450,,,,,\n"
                + "shirt,,,,,,,,M,,,1,450,,,,,\n");

        assertThat(found.places()).containsExactly("2 Variant Price", "4 Option1 Value");
        assertThat(found.products.get(0).variants()).hasSize(1);
    }

    @Test
    void goesOnBehindAQuotationMarkThatIsNeverClosed() {
        Collected found = Collected.csv(HEADER + "bad,\"Red shirt,,,,,,,,,,1,50,,,,,\n" + "mug,Mug,,,,,,,,,,1,50,,,,,\n"
                + "cup,\"Cup, big\",,,,,,,,,,1,60,,,,,\n" + "jar,Jar,,,,,,,,,,1,70,,,,,\n");

        assertThat(found.places()).containsExactly("2 null");
        assertThat(found.handles()).containsExactly("mug", "cup", "jar");
    }

    @Test
    void reportsTextBehindAClosingQuotationMark() {
        Collected found = Collected.csv(HEADER + "bad,\"Red\" shirt,,,,,,,,,,1,50,,,,,\nmug,Mug,,,,,,,,,,1,50,,,,,\n");

        assertThat(found.places()).containsExactly("2 null");
        assertThat(found.handles()).containsExactly("mug");
    }

    @Test
    void readsTextsOverSeveralLines() {
        Collected found = Collected.csv(HEADER.replace("\n", "\r\n")
                + "mug,Mug,\"Line one\r\nsays \"\"hello\"\"\r\nline three\",,,,,,,,,1,50,,,,,\r\ncup,Cup,,,,,,,,,,1,x,,,,,\r\n");

        assertThat(found.products.get(0).description().text().in(Language.EN)).isEqualTo("Line one\nsays \"hello\"\nline three");
        assertThat(found.places()).containsExactly("5 Variant Price");
    }

    @Test
    void refusesTheRowsOfAProductThatComeLater() {
        Collected found = Collected.csv(HEADER + "mug,Mug,,,,,,,,,,1,50,,,,,\ncup,Cup,,,,,,,,,,1,50,,,,,\n"
                + "mug,Mug,,,,,,,,,,9,99,,,,,\n");

        assertThat(found.places()).containsExactly("4 Handle");
        assertThat(found.handles()).containsExactly("mug", "cup");
    }

    @Test
    void leavesFormulaCellsTheTextThatTheyAre() {
        Collected found = Collected.csv(HEADER + "mug,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",,,,@SUM(A1),,,,,,1,50,,,,,\n");

        assertThat(found.products.get(0).title().text().in(Language.EN)).isEqualTo("=HYPERLINK(\"http://x\",\"y\")");
        assertThat(found.products.get(0).tags()).containsExactly("@SUM(A1)");
    }

    @Test
    void stripsScriptsFromDescriptions() {
        Collected found = Collected.csv(HEADER + "mug,Mug,<script>alert(1)</script><p>Nice<br>mug</p><img src=x onerror=y>,"
                + ",,,,,,,,1,50,,,,,\n");

        assertThat(found.products.get(0).description().text().in(Language.EN)).isEqualTo("Nice\nmug");
    }

    @Test
    void reportsALineThatIsNotUtf8() {
        byte[] latin1 = (HEADER + "mug,Caf\u00e9,,,,,,,,,,1,50,,,,,\ncup,Cup,,,,,,,,,,1,50,,,,,\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        Collected found = Collected.csv(latin1);

        assertThat(found.places()).containsExactly("2 null");
        assertThat(found.handles()).containsExactly("cup");
    }

    @Test
    void readsAByteOrderMark() {
        assertThat(Collected.csv("\uFEFF" + HEADER + "mug,Mug,,,,,,,,,,1,50,,,,,\n").handles()).containsExactly("mug");
    }

    @Test
    void leavesOutDraftsFromTheShop() {
        assertThat(Collected.csv(HEADER + "mug,Mug,,,,,false,,,,,1,50,,,,,\n").products.get(0).published()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "{\"format\": \"parley-catalog/1\"}", "Just some prose.\nAnd more of it.",
        "\u0000\u0001\u0002PK\u0003\u0004", "a,b,c\n1,2,3\n", "Handle,Title\nmug,Mug\n", "<html><body>404</body></html>",
        "\"Handle,Title,Variant Price\nmug,Mug,3\n"})
    void refusesWhatIsNoShopifyCsvAtAll(String text) {
        assertThatThrownBy(() -> Collected.csv(text)).isInstanceOf(UnreadableFile.class);
    }
}
