package org.parley.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.catalog.ImageView;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/** A product in one language, as lists show it or, with description and pictures, as its own page does. */
@Schema(name = "Product", requiredProperties = {"id", "handle", "title", "price", "options", "variants"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductBody(
        @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(example = "red-oxford-shirt") String handle,
        @Schema(example = "Red Oxford Shirt") String title,
        @Schema(description = "On the product's own page only") String description,
        @Schema(description = "The lowest price of its variants") Money price,
        @Schema(description = "The former price, where there is one") Money compareAtPrice,
        @Schema(description = "Handle of the category", example = "shirts") String category,
        @Schema(description = "Address of the picture to show", example = "/shop/images/red-oxford-shirt.svg") String image,
        @Schema(description = "On the product's own page only") List<Image> images,
        @Schema(description = "What is chosen, in the order of display") List<Option> options,
        @Schema(description = "On the product's own page only") List<String> tags,
        List<VariantBody> variants) {

    static ProductBody listed(ProductView view, Language language) {
        return new ProductBody(view.id().value(), view.handle(), view.title().in(language), null, view.price(),
                view.compareAtPrice(), view.category(), view.image(), null, options(view, language), null,
                variants(view, language));
    }

    static ProductBody whole(ProductView view, Language language) {
        String description = view.description().in(language);
        return new ProductBody(view.id().value(), view.handle(), view.title().in(language),
                description.isEmpty() ? null : description, view.price(), view.compareAtPrice(), view.category(),
                view.image(), view.images().stream().map(image -> Image.of(image, language)).toList(),
                options(view, language), view.tags(), variants(view, language));
    }

    private static List<Option> options(ProductView view, Language language) {
        return view.options().stream().map(option -> Option.of(option, language)).toList();
    }

    private static List<VariantBody> variants(ProductView view, Language language) {
        return view.variants().stream().map(variant -> VariantBody.of(variant, language)).toList();
    }

    /** A picture. */
    @Schema(name = "ProductImage", requiredProperties = "src")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Image(String src, @Schema(description = "What it shows") String alt) {

        static Image of(ImageView view, Language language) {
            return new Image(view.src(), view.alt() == null ? null : view.alt().in(language));
        }
    }

    /** One thing to choose. */
    @Schema(name = "ProductOption", requiredProperties = {"key", "name", "values"})
    public record Option(
            @Schema(description = "What variants call it", example = "Size") String key,
            @Schema(description = "How it is shown", example = "Size") String name,
            List<OptionValue> values) {

        static Option of(OptionView view, Language language) {
            return new Option(view.key(), view.name().in(language), view.values().stream()
                    .map(value -> new OptionValue(value.value(), value.labelIn(language))).toList());
        }
    }

    /** One choice. */
    @Schema(name = "ProductOptionValue", requiredProperties = {"value", "label"})
    public record OptionValue(
            @Schema(description = "What variants call it", example = "Red") String value,
            @Schema(description = "How it is shown", example = "Red") String label) {
    }

    /** What is bought. */
    @Schema(name = "Variant", requiredProperties = {"id", "options", "price"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VariantBody(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
            @Schema(example = "SH-ROX-M") String sku,
            @Schema(description = "Option key to value", type = SchemaType.OBJECT, example = "{\"Size\":\"M\"}",
                    additionalProperties = String.class) Map<String, String> options,
            @Schema(description = "The chosen values in the asked language", example = "M") String choice,
            Money price,
            Money compareAtPrice,
            @Schema(description = "Pieces that can be bought now", example = "12") int available,
            @Schema(example = "200") Integer weightGrams,
            String image) {

        static VariantBody of(VariantView view, Language language) {
            String choice = view.choice(language);
            return new VariantBody(view.id().value(), view.sku(), view.options(), choice.isEmpty() ? null : choice,
                    view.price(), view.compareAtPrice(), view.available(), view.weightGrams(), view.image());
        }
    }
}
