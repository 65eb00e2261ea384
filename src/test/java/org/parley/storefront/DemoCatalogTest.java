package org.parley.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the demo shop promises: enough goods, whole in four languages, with safe and small pictures. */
class DemoCatalogTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final List<String> LANGUAGES = List.of("en", "th", "ja", "ko");
    private static final Pattern SHIRT = Pattern.compile("(?i)shirt|เสื้อ|シャツ|셔츠");
    private static final Pattern RED = Pattern.compile("(?i)\\bred\\b|แดง|赤|빨간");
    private static final Pattern UNSAFE = Pattern.compile("(?i)<script|<foreignObject|\\son\\w+\\s*=|javascript:|<image|<!|<\\?");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|url)\\s*[=(]\\s*[\"']?([^#\"'\\s])");

    private final JsonNode catalog = read();

    @Test
    void offersSixtyProductsAndMoreInEightCategories() {
        assertThat(products()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(products().stream().mapToInt(product -> product.get("variants").size()).sum()).isGreaterThanOrEqualTo(150);
        Set<String> used = new TreeSet<>();
        products().forEach(product -> used.add(product.get("category").asText()));
        assertThat(used).hasSize(8);
        assertThat(list(catalog.get("categories")).stream().map(category -> category.get("handle").asText()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void speaksFourLanguagesEverywhere() {
        for (JsonNode product : products()) {
            for (String text : List.of("title", "description")) {
                LANGUAGES.forEach(language -> assertThat(product.get(text).path(language).asText())
                        .as("%s of %s in %s", text, product.get("handle"), language).isNotBlank());
            }
        }
    }

    @Test
    void hasRedShirtsUnderAndOverFiveHundredAndRedThingsThatAreNone() {
        List<JsonNode> red = products().stream().filter(product -> matches(RED, product.get("title"))).toList();
        List<JsonNode> shirts = red.stream().filter(product -> product.get("category").asText().equals("shirts")).toList();
        assertThat(shirts).allMatch(product -> matches(SHIRT, product.get("title")));
        assertThat(shirts.stream().filter(product -> price(product).compareTo(new BigDecimal("500")) < 0)).hasSizeGreaterThan(2);
        assertThat(shirts.stream().filter(product -> price(product).compareTo(new BigDecimal("500")) > 0)).hasSizeGreaterThan(2);
        assertThat(red.stream().filter(product -> !shirts.contains(product))).hasSizeGreaterThan(3)
                .noneMatch(product -> matches(SHIRT, product.get("title")));
    }

    @Test
    void namesEveryPictureItHasAndNoOther() throws IOException {
        Set<String> named = new HashSet<>();
        products().forEach(product -> product.get("images").forEach(image -> named.add(image.get("src").asText())));
        try (Stream<Path> files = Files.list(WEBAPP.resolve("shop/images"))) {
            assertThat(files.map(file -> "/shop/images/" + file.getFileName())).containsExactlyInAnyOrderElementsOf(named);
        }
        for (JsonNode product : products()) {
            List<String> own = list(product.get("images")).stream().map(image -> image.get("src").asText()).toList();
            product.get("variants").forEach(variant -> {
                if (variant.has("image")) {
                    assertThat(own).contains(variant.get("image").asText());
                }
            });
        }
    }

    @Test
    void drawsPicturesThatAreSmallAndCannotDoAnything() throws IOException {
        try (Stream<Path> files = Files.list(WEBAPP.resolve("shop/images"))) {
            for (Path file : files.toList()) {
                String drawing = Files.readString(file);
                assertThat(drawing.length()).as("%s", file).isLessThan(6_144);
                assertThat(UNSAFE.matcher(drawing).find()).as("%s", file).isFalse();
                assertThat(REFERENCE.matcher(drawing).find()).as("%s", file).isFalse();
            }
        }
    }

    private List<JsonNode> products() {
        return list(catalog.get("products"));
    }

    private static BigDecimal price(JsonNode product) {
        return new BigDecimal(product.get("variants").get(0).get("price").asText());
    }

    private static boolean matches(Pattern pattern, JsonNode text) {
        return LANGUAGES.stream().allMatch(language -> pattern.matcher(text.get(language).asText()).find());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Path.of("src/main/resources/demo/catalog.json").toFile());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
