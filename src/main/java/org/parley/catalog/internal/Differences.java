package org.parley.catalog.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.parley.catalog.CategoryView;
import org.parley.catalog.Comparison;
import org.parley.catalog.Comparison.Row;
import org.parley.catalog.Comparison.Value;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/** Finds what products differ in; what is the same for all of them is no help in choosing and is left out. */
final class Differences {

    private Differences() {
    }

    static Comparison between(List<ProductView> products, List<CategoryView> categories) {
        List<Row> rows = new ArrayList<>();
        add(rows, "price", label("Price", "ราคา", "価格", "가격"), products, Differences::price);
        add(rows, "saving", label("You save", "ประหยัด", "割引額", "할인 금액"), products, Differences::saving);
        add(rows, "availability", label("In stock", "มีสินค้า", "在庫", "재고"), products,
                product -> Value.number(product.variants().stream().mapToLong(VariantView::available).sum(), "piece"));
        add(rows, "category", label("Category", "หมวดหมู่", "カテゴリー", "카테고리"), products,
                product -> category(product, categories));
        options(products).forEach((key, name) -> add(rows, "option:" + key, name, products,
                product -> option(product, key)));
        add(rows, "weight", label("Weight", "น้ำหนัก", "重さ", "무게"), products, Differences::weight);
        add(rows, "features", label("Features", "จุดเด่น", "特徴", "특징"), products, product -> features(product, products));
        return new Comparison(products, rows);
    }

    private static void add(List<Row> rows, String key, LocalizedText label, List<ProductView> products,
            Function<ProductView, Value> value) {
        List<Value> values = products.stream().map(value).toList();
        if (new HashSet<>(values).size() > 1) {
            rows.add(new Row(key, label, values));
        }
    }

    private static Value price(ProductView product) {
        Comparator<VariantView> byAmount = Comparator.comparingLong(variant -> variant.price().minorUnits());
        return Value.money(product.price(), product.variants().stream().max(byAmount).orElseThrow().price());
    }

    private static Value saving(ProductView product) {
        Money before = product.compareAtPrice();
        return before == null ? Value.none() : Value.money(before.minus(product.price()), before.minus(product.price()));
    }

    private static Value category(ProductView product, List<CategoryView> categories) {
        return Value.texts(categories.stream().filter(category -> category.handle().equals(product.category()))
                .map(CategoryView::title).toList());
    }

    /** Every option that any of the products has, with its name. */
    private static Map<String, LocalizedText> options(List<ProductView> products) {
        Map<String, LocalizedText> options = new LinkedHashMap<>();
        products.forEach(product -> product.options().forEach(option -> options.putIfAbsent(option.key(), option.name())));
        return options;
    }

    /** The values that can be had at all, sold out or not. */
    private static Value option(ProductView product, String key) {
        return Value.texts(product.options().stream().filter(option -> option.key().equals(key))
                .flatMap(option -> option.values().stream()).map(Differences::label).toList());
    }

    private static LocalizedText label(OptionView.Value value) {
        return value.label() != null ? value.label() : LocalizedText.of(Language.EN, value.value());
    }

    private static Value weight(ProductView product) {
        return product.variants().stream().map(VariantView::weightGrams).filter(Objects::nonNull).findFirst()
                .map(grams -> Value.number(grams, "g")).orElse(Value.none());
    }

    /** The words that not all of the products are tagged with. */
    private static Value features(ProductView product, List<ProductView> products) {
        Set<String> common = new HashSet<>(products.get(0).tags());
        products.forEach(other -> common.retainAll(other.tags()));
        return Value.texts(product.tags().stream().filter(tag -> !common.contains(tag))
                .map(tag -> LocalizedText.of(org.parley.catalog.TextLanguage.detect(tag).orElse(Language.EN), tag))
                .toList());
    }

    private static LocalizedText label(String english, String thai, String japanese, String korean) {
        return new LocalizedText(Map.of(Language.EN, english, Language.TH, thai, Language.JA, japanese, Language.KO, korean));
    }
}
