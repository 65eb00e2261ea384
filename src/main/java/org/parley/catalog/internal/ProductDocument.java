package org.parley.catalog.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.TermVector;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.parley.catalog.OptionView;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

/**
 * A product as the index knows it. For each language: {@code words} (title, option values, tags, category: what a query
 * must find), {@code title} (raises the score) and {@code more} (the description); for all languages together
 * {@code pairs} of letters. A text that lacks a language is indexed there in the one it has.
 * Prices and stock stand here only to narrow the search; answers are checked against the database.
 */
public final class ProductDocument implements TypeBinder {

    static final String CATEGORY = "category";
    static final String PRICE = "price";
    static final String AVAILABLE = "available";
    static final String SKU = "sku";
    static final String PAIRS = "pairs";

    static String words(Language language) {
        return "words_" + language.code();
    }

    static String title(Language language) {
        return "title_" + language.code();
    }

    static String more(Language language) {
        return "more_" + language.code();
    }

    static String analyzer(Language language) {
        return "parley_" + language.code();
    }

    @Override
    public void bind(TypeBindingContext context) {
        // Nothing is indexed by observing entities: imports and stock changes go past them and tell the indexer.
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        Fields fields = new Fields();
        for (Language language : Language.values()) {
            fields.words.put(language, text(context, schema, words(language), analyzer(language), Norms.YES));
            fields.title.put(language, text(context, schema, title(language), analyzer(language), Norms.YES));
            fields.more.put(language, text(context, schema, more(language), analyzer(language), Norms.NO));
        }
        fields.pairs = text(context, schema, PAIRS, "parley_pairs", Norms.NO);
        fields.category = schema.field(CATEGORY, f -> f.asString().projectable(Projectable.NO)).toReference();
        fields.sku = schema.field(SKU, f -> f.asString()).multiValued().toReference();
        fields.price = schema.field(PRICE, f -> f.asLong()).toReference();
        fields.available = schema.field(AVAILABLE, f -> f.asBoolean()).toReference();
        context.bridge(Product.class, new Bridge(fields));
    }

    private static IndexFieldReference<String> text(TypeBindingContext context, IndexSchemaElement schema, String name,
            String analyzer, Norms norms) {
        return schema.field(name, f -> f.asString().analyzer(analyzer).norms(norms).termVector(TermVector.NO)
                .projectable(Projectable.NO)).toReference();
    }

    private static final class Fields {

        private final Map<Language, IndexFieldReference<String>> words = new EnumMap<>(Language.class);
        private final Map<Language, IndexFieldReference<String>> title = new EnumMap<>(Language.class);
        private final Map<Language, IndexFieldReference<String>> more = new EnumMap<>(Language.class);
        private IndexFieldReference<String> pairs;
        private IndexFieldReference<String> category;
        private IndexFieldReference<String> sku;
        private IndexFieldReference<Long> price;
        private IndexFieldReference<Boolean> available;
    }

    private record Bridge(Fields fields) implements TypeBridge<Product> {

        @Override
        public void write(DocumentElement document, Product product, TypeBridgeWriteContext context) {
            StringBuilder all = new StringBuilder();
            for (Language language : Language.values()) {
                String words = String.join(" \n ", words(product, language));
                document.addValue(fields.words.get(language), words);
                document.addValue(fields.title.get(language), product.title().in(language));
                if (product.description().texts().containsKey(language)) {
                    document.addValue(fields.more.get(language), product.description().in(language));
                }
                all.append(words).append('\n');
            }
            document.addValue(fields.pairs, all.toString());
            if (product.category() != null) {
                document.addValue(fields.category, product.category().handle());
            }
            for (Variant variant : product.variants()) {
                if (variant.sku() != null) {
                    document.addValue(fields.sku, variant.sku().toLowerCase(Locale.ROOT));
                }
            }
            document.addValue(fields.price, product.lowestPrice());
            document.addValue(fields.available, product.variants().stream().anyMatch(Variant::available));
        }

        private static List<String> words(Product product, Language language) {
            List<String> words = new ArrayList<>();
            words.add(product.title().in(language));
            if (product.category() != null) {
                words.add(product.category().title().in(language));
            }
            words.addAll(product.tags());
            for (OptionView option : product.options()) {
                for (OptionView.Value value : option.values()) {
                    words.add(value.labelIn(language));
                }
            }
            return words;
        }
    }
}
