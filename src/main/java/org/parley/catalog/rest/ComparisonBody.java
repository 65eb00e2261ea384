package org.parley.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.catalog.Comparison;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/** A comparison in one language. */
@Schema(name = "Comparison", requiredProperties = {"products", "rows"})
public record ComparisonBody(List<ProductBody> products, List<Row> rows) {

    static ComparisonBody of(Comparison comparison, Language language) {
        return new ComparisonBody(
                comparison.products().stream().map(view -> ProductBody.listed(view, language)).toList(),
                comparison.rows().stream().map(row -> new Row(row.key(), row.label().in(language),
                        row.values().stream().map(value -> Cell.of(value, language)).toList())).toList());
    }

    /** One thing in which the products differ. */
    @Schema(name = "ComparisonRow", requiredProperties = {"key", "label", "values"})
    public record Row(
            @Schema(description = "price, saving, availability, category, weight, features or option:<key>",
                    example = "price") String key,
            @Schema(description = "Heading in the asked language", example = "Price") String label,
            @Schema(description = "One for each product, in their order") List<Cell> values) {
    }

    /** One product's value; without any member it has nothing of the kind. */
    @Schema(name = "ComparisonCell")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(
            @Schema(description = "An amount, or the lower end of a range") Money from,
            @Schema(description = "The upper end of a range") Money to,
            @Schema(description = "A plain number", example = "190") Long number,
            @Schema(description = "Unit of the number: piece or g", example = "g") String unit,
            @Schema(description = "Words in the asked language") List<String> texts) {

        static Cell of(Comparison.Value value, Language language) {
            return new Cell(value.from(), value.to(), value.number(), value.unit(), value.texts() == null ? null
                    : value.textsIn(language));
        }
    }
}
