package org.parley.catalog.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.catalog.ImageView;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.internal.ProductDraft.OptionDraft;
import org.parley.catalog.internal.ProductDraft.VariantDraft;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

/** Makes one draft of one JSON object, reporting everything that is wrong with it; anything wrong refuses it whole. */
final class DraftReader {

    private final Language language;
    private final String currency;
    private final ImportSink sink;
    private boolean bad;

    DraftReader(Language language, String currency, ImportSink sink) {
        this.language = language;
        this.currency = currency;
        this.sink = sink;
    }

    /** The category, or {@code null} if something was wrong with it. */
    CategoryDraft category(LocatedJson json) {
        if (!object(json, "", Set.of("handle", "title"))) {
            return null;
        }
        String handle = handle(json);
        TextDraft title = text(json, "title", json.members().get("title"), Checks.CATEGORY_TITLE, true);
        return bad ? null : new CategoryDraft(json.line(), handle, title);
    }

    /** The product, or {@code null} if something was wrong with it. */
    ProductDraft product(LocatedJson json) {
        if (!object(json, "", Set.of("handle", "category", "title", "description", "tags", "images", "options",
                "variants"))) {
            return null;
        }
        String handle = handle(json);
        String category = string(json, "category", "category", 100, false);
        TextDraft title = text(json, "title", json.members().get("title"), Checks.TITLE, true);
        TextDraft description = text(json, "description", json.members().get("description"), Checks.DESCRIPTION, false);
        List<String> tags = tags(json);
        List<ImageView> images = images(json);
        List<OptionDraft> options = options(json);
        List<VariantDraft> variants = variants(json, options, images);
        return bad ? null : new ProductDraft(json.line(), handle, true, category, title,
                description == null ? TextDraft.NONE : description, tags, images, options, variants);
    }

    private String handle(LocatedJson json) {
        String handle = string(json, "handle", "handle", 100, true);
        if (handle != null && Checks.handle(handle) != null) {
            wrong(json.members().get("handle"), "handle", Checks.handle(handle));
        }
        return handle;
    }

    private List<String> tags(LocatedJson json) {
        List<String> tags = new ArrayList<>();
        for (LocatedJson tag : array(json, "tags", Checks.TAGS)) {
            String field = "tags[" + tags.size() + "]";
            tags.add(checked(tag, field, Checks.TAG));
        }
        return tags;
    }

    private List<ImageView> images(LocatedJson json) {
        List<ImageView> images = new ArrayList<>();
        for (LocatedJson image : array(json, "images", Checks.IMAGES)) {
            String field = "images[" + images.size() + "]";
            if (!object(image, field, Set.of("src", "alt"))) {
                images.add(null);
                continue;
            }
            String src = string(image, "src", field + ".src", Checks.ADDRESS, true);
            if (src != null && Checks.address(src) != null) {
                wrong(image.members().get("src"), field + ".src", Checks.address(src));
            }
            TextDraft alt = text(image, field + ".alt", image.members().get("alt"), Checks.TITLE, false);
            images.add(new ImageView(src, alt == null ? null : alt.text()));
        }
        return images;
    }

    private List<OptionDraft> options(LocatedJson json) {
        List<OptionDraft> options = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (LocatedJson option : array(json, "options", Checks.OPTIONS)) {
            String field = "options[" + options.size() + "]";
            OptionDraft draft = object(option, field, Set.of("name", "values")) ? option(option, field) : null;
            if (draft != null && !keys.add(draft.key())) {
                wrong(option, field + ".name", "is the name of two options");
            }
            options.add(draft);
        }
        return options;
    }

    private OptionDraft option(LocatedJson json, String field) {
        TextDraft name = text(json, field + ".name", json.members().get("name"), Checks.KEY, true);
        LinkedHashMap<String, TextDraft> values = new LinkedHashMap<>();
        List<LocatedJson> items = array(json, "values", field + ".values", Checks.VALUES);
        if (items.isEmpty()) {
            wrong(json, field + ".values", "must have at least one value");
        }
        for (int at = 0; at < items.size(); at++) {
            LocatedJson item = items.get(at);
            String place = field + ".values[" + at + "]";
            if (!object(item, place, Set.of("value", "label"))) {
                continue;
            }
            String value = string(item, "value", place + ".value", Checks.KEY, true);
            TextDraft label = text(item, place + ".label", item.members().get("label"), Checks.KEY, false);
            if (value != null && values.containsKey(value)) {
                wrong(item, place + ".value", "stands twice in this option");
            }
            values.put(value, label);
        }
        return name == null ? null : new OptionDraft(key(name), name, values);
    }

    /** The English name, else the first one given. */
    private static String key(TextDraft name) {
        return name.text().in(Language.EN);
    }

    private List<VariantDraft> variants(LocatedJson json, List<OptionDraft> options, List<ImageView> images) {
        List<VariantDraft> variants = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        List<LocatedJson> items = array(json, "variants", Checks.VARIANTS);
        if (items.isEmpty() && !bad) {
            wrong(json, "variants", "must have at least one variant");
        }
        for (int at = 0; at < items.size(); at++) {
            String field = "variants[" + at + "]";
            LocatedJson item = items.get(at);
            if (!object(item, field, Set.of("options", "sku", "price", "compareAtPrice", "stock", "weightGrams", "image"))) {
                continue;
            }
            VariantDraft variant = variant(item, field, options, images);
            if (!bad && !identities.add(variant.identity())) {
                wrong(item, field + ".options", "are those of an earlier variant");
            }
            variants.add(variant);
        }
        return variants;
    }

    private VariantDraft variant(LocatedJson json, String field, List<OptionDraft> options, List<ImageView> images) {
        LinkedHashMap<String, String> choice = choice(json, field + ".options", options);
        String sku = string(json, "sku", field + ".sku", Checks.SKU, false);
        Long price = price(json, "price", field + ".price", true);
        Long compareAt = price(json, "compareAtPrice", field + ".compareAtPrice", false);
        if (price != null && compareAt != null && compareAt <= price) {
            wrong(json.members().get("compareAtPrice"), field + ".compareAtPrice", "must be higher than the price");
        }
        Integer stock = whole(json, "stock", field + ".stock", true);
        Integer weight = whole(json, "weightGrams", field + ".weightGrams", false);
        String image = string(json, "image", field + ".image", Checks.ADDRESS, false);
        if (image != null && images.stream().noneMatch(known -> known != null && image.equals(known.src()))) {
            wrong(json.members().get("image"), field + ".image", "must be the src of one of the product's images");
        }
        return new VariantDraft(json.line(), choice, sku, price == null ? 0 : price, compareAt, stock == null ? 0 : stock,
                weight, image);
    }

    /** The chosen values in the order of the product's options. */
    private LinkedHashMap<String, String> choice(LocatedJson json, String field, List<OptionDraft> options) {
        LinkedHashMap<String, String> choice = new LinkedHashMap<>();
        LocatedJson chosen = json.members().get("options");
        if (chosen != null && !chosen.isObject()) {
            wrong(chosen, field, "must be an object");
            return choice;
        }
        Map<String, LocatedJson> values = chosen == null ? Map.of() : chosen.members();
        for (OptionDraft option : options) {
            if (option == null) {
                continue;
            }
            LocatedJson value = values.get(option.key());
            if (value == null || !value.isString()) {
                wrong(chosen == null ? json : chosen, field + "." + option.key(), "is missing or no text");
            } else if (!option.values().containsKey(value.text())) {
                wrong(value, field + "." + option.key(), "is not a value of this option");
            } else {
                choice.put(option.key(), value.text());
            }
        }
        for (Map.Entry<String, LocatedJson> value : values.entrySet()) {
            if (options.stream().noneMatch(option -> option == null || option.key().equals(value.getKey()))) {
                wrong(value.getValue(), field + "." + value.getKey(), "is not an option of this product");
            }
        }
        return choice;
    }

    private Long price(LocatedJson json, String name, String field, boolean required) {
        String amount = string(json, name, field, 30, required);
        if (amount == null) {
            return null;
        }
        String wrong = Checks.price(amount, currency);
        if (wrong != null) {
            wrong(json.members().get(name), field, wrong);
            return null;
        }
        return Checks.minorUnits(amount, currency);
    }

    private Integer whole(LocatedJson json, String name, String field, boolean required) {
        LocatedJson value = json.members().get(name);
        if (value == null) {
            if (required) {
                wrong(json, field, "is missing");
            }
            return null;
        }
        if (!value.isWhole() || !value.text().matches("\\d{1,10}") || Long.parseLong(value.text()) > Checks.MOST) {
            wrong(value, field, "must be a whole number from 0 to " + Checks.MOST);
            return null;
        }
        return Integer.valueOf(value.text());
    }

    /** An object from language to text, or a plain text in the language of the import. */
    private TextDraft text(LocatedJson parent, String field, LocatedJson json, int most, boolean required) {
        if (json == null) {
            if (required) {
                wrong(parent, field, "is missing");
            }
            return null;
        }
        if (json.isString()) {
            return TextDraft.one(language, checked(json, field, most));
        }
        if (!json.isObject() || json.members().isEmpty()) {
            wrong(json, field, "must be an object from language to text, with at least one");
            return null;
        }
        unique(json, field);
        Map<Language, String> texts = new EnumMap<>(Language.class);
        json.members().forEach((code, text) -> Language.parse(code).ifPresentOrElse(
                known -> texts.put(known, checked(text, field + "." + code, most)),
                () -> wrong(text, field + "." + code, "is not one of the languages en, th, ja, ko")));
        return texts.containsValue(null) || texts.isEmpty() ? null : new TextDraft(new LocalizedText(texts), true);
    }

    private String string(LocatedJson parent, String name, String field, int most, boolean required) {
        LocatedJson json = parent.members().get(name);
        if (json == null) {
            if (required) {
                wrong(parent, field, "is missing");
            }
            return null;
        }
        String text = checked(json, field, most);
        return json.isString() ? text : null;
    }

    private String checked(LocatedJson json, String field, int most) {
        String wrong = json.isString() ? Checks.text(json.text(), most) : "must be a text";
        if (wrong != null) {
            wrong(json, field, wrong);
            return json.isString() ? json.text() : "";
        }
        return json.text();
    }

    private List<LocatedJson> array(LocatedJson parent, String name, int most) {
        return array(parent, name, name, most);
    }

    private List<LocatedJson> array(LocatedJson parent, String name, String field, int most) {
        LocatedJson json = parent.members().get(name);
        if (json == null) {
            return List.of();
        }
        if (!json.isArray()) {
            wrong(json, field, "must be an array");
            return List.of();
        }
        if (json.items().size() > most) {
            wrong(json, field, "has more than " + most + " items");
            return List.of();
        }
        return json.items();
    }

    private boolean object(LocatedJson json, String field, Set<String> known) {
        if (!json.isObject()) {
            wrong(json, field.isEmpty() ? null : field, "must be an object");
            return false;
        }
        unique(json, field);
        json.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                wrong(value, field.isEmpty() ? name : field + "." + name, "is not known");
            }
        });
        return true;
    }

    private void unique(LocatedJson json, String field) {
        if (json.repeated() != null) {
            wrong(json, field.isEmpty() ? json.repeated() : field + "." + json.repeated(), "stands twice");
        }
    }

    private void wrong(LocatedJson where, String field, String message) {
        bad = true;
        sink.error(new LineError(where.line(), field, message));
    }
}
