package org.parley.assistant.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.catalog.Catalog;
import org.parley.catalog.CategoryView;
import org.parley.catalog.Comparison;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;
import org.parley.shared.paging.Page;

/** The demo shop's goods in memory: all words of a query must stand in title, tags or category, in any language. */
final class DemoShelf implements Catalog {

    private final List<CategoryView> categories = new ArrayList<>();
    private final List<ProductView> products = new ArrayList<>();
    private final Map<VariantId, VariantView> variants = new LinkedHashMap<>();

    DemoShelf() {
        JsonNode file = read();
        file.path("products").forEach(this::addProduct);
        for (JsonNode category : file.path("categories")) {
            String handle = category.path("handle").asText();
            categories.add(new CategoryView(handle, text(category.path("title")),
                    (int) products.stream().filter(product -> handle.equals(product.category())).count()));
        }
    }

    private static JsonNode read() {
        try (InputStream file = DemoShelf.class.getResourceAsStream("/demo/catalog.json")) {
            return Json.mapper().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static LocalizedText text(JsonNode json) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        json.fields().forEachRemaining(one -> texts.put(Language.parse(one.getKey()).orElseThrow(), one.getValue().asText()));
        return new LocalizedText(texts);
    }

    private void addProduct(JsonNode json) {
        String handle = json.path("handle").asText();
        ProductId id = new ProductId(id(handle));
        LocalizedText title = text(json.path("title"));
        List<OptionView> options = new ArrayList<>();
        Map<String, LocalizedText> labels = new LinkedHashMap<>();
        for (JsonNode option : json.path("options")) {
            List<OptionView.Value> values = new ArrayList<>();
            for (JsonNode value : option.path("values")) {
                LocalizedText label = value.has("label") ? text(value.path("label")) : null;
                values.add(new OptionView.Value(value.path("value").asText(), label));
                labels.put(value.path("value").asText(), label != null ? label
                        : LocalizedText.of(Language.EN, value.path("value").asText()));
            }
            options.add(new OptionView(option.path("name").path("en").asText(), text(option.path("name")), values));
        }
        List<VariantView> mine = new ArrayList<>();
        for (JsonNode variant : json.path("variants")) {
            LinkedHashMap<String, String> chosen = new LinkedHashMap<>();
            LinkedHashMap<String, LocalizedText> shown = new LinkedHashMap<>();
            variant.path("options").fields().forEachRemaining(one -> {
                chosen.put(one.getKey(), one.getValue().asText());
                shown.put(one.getKey(), labels.get(one.getValue().asText()));
            });
            mine.add(new VariantView(new VariantId(id(handle + chosen)), id, variant.path("sku").asText(), title, chosen,
                    shown, Money.of(variant.path("price").asText(), "THB"),
                    variant.has("compareAtPrice") ? Money.of(variant.path("compareAtPrice").asText(), "THB") : null,
                    variant.path("stock").asInt(), null, null));
        }
        mine.forEach(variant -> variants.put(variant.id(), variant));
        VariantView cheapest = mine.stream().min((a, b) -> a.price().compareTo(b.price())).orElseThrow();
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(tag -> tags.add(tag.asText()));
        products.add(new ProductView(id, handle, title, text(json.path("description")), cheapest.price(),
                cheapest.compareAtPrice(), json.path("category").asText(), null, List.of(), options, tags, mine));
    }

    ProductView byHandle(String handle) {
        return products.stream().filter(product -> product.handle().equals(handle)).findFirst().orElseThrow();
    }

    @Override
    public Page<ProductView> search(ProductQuery query) {
        return new Page<>(products.stream().filter(product -> fits(product, query)).limit(query.limit())
                .collect(Collectors.toList()), null);
    }

    private static boolean fits(ProductView product, ProductQuery query) {
        boolean words = !query.hasText() || List.of(query.text().toLowerCase().split("\\s+")).stream()
                .allMatch(word -> text(product).contains(
                        word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word));
        java.math.BigDecimal price = new java.math.BigDecimal(product.price().amountText());
        return words && (query.category() == null || query.category().equals(product.category()))
                && (query.maxPrice() == null || price.compareTo(query.maxPrice()) <= 0)
                && (query.minPrice() == null || price.compareTo(query.minPrice()) >= 0)
                && (query.inStock() == null || query.inStock() == product.inStock());
    }

    private static String text(ProductView product) {
        String values = product.options().stream().flatMap(option -> option.values().stream())
                .map(value -> value.value() + " " + (value.label() == null ? "" : value.label().texts().values()))
                .collect(Collectors.joining(" "));
        return (product.title().texts().values() + " " + product.tags() + " " + product.category() + " " + values)
                .toLowerCase();
    }

    @Override
    public Optional<ProductView> product(ProductId id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    @Override
    public List<ProductView> products(Collection<ProductId> ids) {
        return ids.stream().flatMap(id -> product(id).stream()).toList();
    }

    @Override
    public Optional<VariantView> variant(VariantId id) {
        return Optional.ofNullable(variants.get(id));
    }

    @Override
    public Map<VariantId, VariantView> variants(Collection<VariantId> ids) {
        return ids.stream().filter(variants::containsKey).collect(Collectors.toMap(id -> id, variants::get));
    }

    @Override
    public Comparison compare(List<ProductId> ids) {
        return new Comparison(products(ids), List.of());
    }

    @Override
    public List<CategoryView> categories() {
        return categories;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
