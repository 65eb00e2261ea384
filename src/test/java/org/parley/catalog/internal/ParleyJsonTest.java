package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.i18n.Language;

class ParleyJsonTest {

    private static final String GOOD = """
            {"handle": "good", "title": "Good", "variants": [{"price": "10", "stock": 1}]}""";

    private static String file(String... products) {
        return "{\"format\": \"parley-catalog/1\", \"currency\": \"THB\",\n\"products\": [\n" + String.join(",\n", products)
                + "\n]}";
    }

    @Test
    void readsAProductWithEverything() {
        Collected found = Collected.json(file("""
                {"handle": "tee", "category": "shirts", "title": {"en": "Tee", "th": "เสื้อยืด"}, "description": "Soft",
                 "tags": ["cotton"], "images": [{"src": "/shop/images/tee.svg", "alt": {"en": "A tee"}}],
                 "options": [{"name": {"en": "Size", "th": "ไซซ์"}, "values": [{"value": "M"}, {"value": "L", "label": {"en": "Large"}}]}],
                 "variants": [{"options": {"Size": "L"}, "sku": "T-L", "price": "290.00", "compareAtPrice": "390", "stock": 4,
                  "weightGrams": 180, "image": "/shop/images/tee.svg"}]}"""));

        assertThat(found.errors).isEmpty();
        ProductDraft tee = found.products.get(0);
        assertThat(tee.line()).isEqualTo(3);
        assertThat(tee.title().text().in(Language.TH)).isEqualTo("เสื้อยืด");
        assertThat(tee.title().complete()).isTrue();
        assertThat(tee.description().complete()).isFalse();
        assertThat(tee.options().get(0).key()).isEqualTo("Size");
        assertThat(tee.variants().get(0).price()).isEqualTo(29000);
        assertThat(tee.variants().get(0).compareAtPrice()).isEqualTo(39000);
    }

    static Stream<Arguments> badProducts() {
        return Stream.of(
                Arguments.of("""
                        {"title": "X", "variants": [{"price": "1", "stock": 1}]}""", "3 handle"),
                Arguments.of("""
                        {"handle": "X Y", "title": "X", "variants": [{"price": "1", "stock": 1}]}""", "3 handle"),
                Arguments.of("""
                        {"handle": "x", "variants": [{"price": "1", "stock": 1}]}""", "3 title"),
                Arguments.of("""
                        {"handle": "x", "title": {}, "variants": [{"price": "1", "stock": 1}]}""", "3 title"),
                Arguments.of("""
                        {"handle": "x", "title": {"fr": "X"}, "variants": [{"price": "1", "stock": 1}]}""", "3 title.fr"),
                Arguments.of("""
                        {"handle": "x", "title": {"en": " "}, "variants": [{"price": "1", "stock": 1}]}""", "3 title.en"),
                Arguments.of("""
                        {"handle": "x", "title": 5, "variants": [{"price": "1", "stock": 1}]}""", "3 title"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "title": "Y", "variants": [{"price": "1", "stock": 1}]}""", "3 title"),
                Arguments.of("""
                        {"handle": "x", "title": "X"}""", "3 variants"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": []}""", "3 variants"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": 1, "stock": 1}]}""", "3 variants[0].price"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "-1", "stock": 1}]}""", "3 variants[0].price"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1.005", "stock": 1}]}""", "3 variants[0].price"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1,000", "stock": 1}]}""", "3 variants[0].price"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1", "stock": -1}]}""", "3 variants[0].stock"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1", "stock": 0.5}]}""", "3 variants[0].stock"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1", "stock": 2147483648}]}""", "3 variants[0].stock"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1", "stock": "3"}]}""", "3 variants[0].stock"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "1"}]}""", "3 variants[0].stock"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "5", "compareAtPrice": "5", "stock": 1}]}""", "3 variants[0].compareAtPrice"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"price": "5", "stock": 1, "image": "/no.svg"}]}""", "3 variants[0].image"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "variants": [{"options": {"Size": "M"}, "price": "5", "stock": 1}]}""", "3 variants[0].options.Size"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "images": [{"src": "http://x.example/a"}], "variants": [{"price": "5", "stock": 1}]}""", "3 images[0].src"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "images": [{"src": "/a/../b"}], "variants": [{"price": "5", "stock": 1}]}""", "3 images[0].src"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "tags": [1], "variants": [{"price": "5", "stock": 1}]}""", "3 tags[0]"),
                Arguments.of("""
                        {"handle": "x", "title": "X", "colour": "red", "variants": [{"price": "5", "stock": 1}]}""", "3 colour"),
                Arguments.of("""
                        {"handle": "x", "title": "X\\u0000", "variants": [{"price": "5", "stock": 1}]}""", "3 title"),
                Arguments.of("""
                        17""", "3 null"),
                Arguments.of("""
                        {"handle": "good", "title": "X", "variants": [{"price": "1", "stock": 1}]}""", "4 handle"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badProducts")
    void reportsTheLineAndTheFieldAndImportsTheRest(String product, String place) {
        Collected found = Collected.json(file(product, GOOD));

        assertThat(found.places()).containsExactly(place);
        assertThat(found.handles()).hasSize(1);
        assertThat(found.rows).isEqualTo(2);
    }

    @Test
    void checksChoicesAgainstTheOptions() {
        String options = "{\"handle\": \"x\", \"title\": \"X\", \"options\": [{\"name\": \"Size\", \"values\": [{\"value\": \"M\"}]}],"
                + "\n\"variants\": [";

        assertThat(Collected.json(file(options + "{\"options\": {\"Size\": \"L\"}, \"price\": \"1\", \"stock\": 1}]}")).places())
                .containsExactly("4 variants[0].options.Size");
        assertThat(Collected.json(file(options + "{\"price\": \"1\", \"stock\": 1}]}")).places())
                .containsExactly("4 variants[0].options.Size");
        assertThat(Collected.json(file(options + "{\"options\": {\"Size\": \"M\"}, \"price\": \"1\", \"stock\": 1},"
                + "\n{\"options\": {\"Size\": \"M\"}, \"price\": \"1\", \"stock\": 1}]}")).places())
                .containsExactly("5 variants[1].options");
    }

    @Test
    void keepsWhatCameBeforeABreak() {
        Collected found = Collected.json("{\"format\": \"parley-catalog/1\", \"currency\": \"THB\", \"products\": [\n" + GOOD
                + ",\n{\"handle\": \"bro");

        assertThat(found.handles()).containsExactly("good");
        assertThat(found.errors).hasSize(1);
        assertThat(found.errors.get(0).line()).isEqualTo(3);
    }

    @Test
    void reportsWhatStandsBehindTheEnd() {
        Collected found = Collected.json(file(GOOD) + " {}");

        assertThat(found.handles()).containsExactly("good");
        assertThat(found.errors).hasSize(1);
    }

    @Test
    void takesPlainTextsInTheLanguageOfTheImport() {
        assertThat(Collected.json(file(GOOD)).products.get(0).title().text().texts()).containsOnlyKeys(Language.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "Handle,Title,Variant Price\n", "{}", "{\"format\": \"other/1\", \"products\": []}",
        "{\"products\": [], \"format\": \"parley-catalog/1\"}", "{\"format\": \"parley-catalog/1\"}",
        "{\"format\": \"parley-catalog/1\", \"products\": []}", "{\"format\": \"parley-catalog/1\", \"currency\": \"XXX\", \"products\": []}",
        "{\"format\": \"parley-catalog/1\", \"currency\": \"THB\", \"products\": {}}", "{\"format\": \"parley-catalog/1\", "})
    void refusesWhatIsNoParleyJsonAtAll(String text) {
        assertThatThrownBy(() -> Collected.json(text)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void survivesDeepNesting() {
        String deep = "{\"format\": \"parley-catalog/1\", \"currency\": \"THB\", \"products\": " + "[".repeat(100_000);

        assertThat(Collected.json(deep).errors).hasSize(1);
    }

    @Test
    void acceptsTheSampleOfTheFormatsDescription() {
        List<String> handles = Collected.json(file("""
                {"handle": "plain-tee", "title": {"en": "Plain tee", "th": "เสื้อยืดเรียบ", "ja": "無地のTシャツ", "ko": "무지 티셔츠"},
                 "variants": [{"price": "290.00", "stock": 12}]}""")).handles();

        assertThat(handles).containsExactly("plain-tee");
    }
}
