package org.parley.desk.faces;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The importer's reasons in the language of the page. The interface's answers stay English, as everything that programs
 * read; a reason that nobody has put into words yet is shown as it is. A test holds this list against the importer.
 */
final class ImportReasons {

    private static final Map<Pattern, String> KEYS = new LinkedHashMap<>();

    static {
        put("is missing( or no text)?", "missing");
        put("must be lower-case letters, digits and single hyphens, up to 100 characters", "handle");
        put("must be letters, digits and hyphens, up to 255 characters", "handle");
        put("must not be blank", "blank");
        put("is longer than (\\d+) characters", "long");
        put("has a control character|has half a character|The line has characters that are no text\\.", "characters");
        put("must be a path on this server without \\.\\., or an https address", "address");
        put("must be an https address", "https");
        put("has characters that an address cannot have", "addressCharacters");
        put("has no minor unit|must be an ISO 4217 code such as THB", "currency");
        put("must be a plain decimal such as 490\\.00, not negative", "decimal");
        put("has more decimals than (\\w+) has", "decimals");
        put("must not be above (\\d+)", "most");
        put("is the name of two options", "optionTwice");
        put("must have at least one value", "oneValue");
        put("stands twice( in this option| in the file)?", "twice");
        put("must have at least one variant", "oneVariant");
        put("are those of an earlier variant|is a variant that this product has already", "variantTwice");
        put("must be higher than the price", "higher");
        put("must be the src of one of the product's images", "image");
        put("must be an object", "object");
        put("must be an array", "array");
        put("must be a text", "text");
        put("is not a value of this option", "noValue");
        put("is not an option of this product", "noOption");
        put("must be a whole number from 0 to (\\d+)", "whole");
        put("must be a number of grams, not negative", "grams");
        put("must be an object from language to text, with at least one", "languages");
        put("is not one of the languages en, th, ja, ko", "language");
        put("has more than (\\d+) (?:items|variants)", "items");
        put("is not known", "unknown");
        put("cannot be made a handle", "noHandle");
        put("The line has (\\d+) columns, the header (\\d+)\\.", "columns");
        put("The rows of a product must stand together; this handle was there before\\.", "together");
        put("The line has (?:text behind a closing quotation mark|a quotation mark that is not closed)\\.", "quotes");
        put("The line is longer than a megabyte\\.", "lineLong");
        put("The (?:line|file) is not in UTF-8\\.", "utf8");
        put("The line is no CSV\\.", "noCsv");
        put("This is no Shopify CSV: its first line has no column (.{1,40})\\.", "shopifyColumn");
        put("This is no Shopify CSV: the first line .{1,100}\\.", "noShopify");
        put("This is no Parley JSON: .{1,100}\\.|must be parley-catalog/1", "noParley");
        put("The file is empty\\.", "empty");
        put("The JSON breaks here: .{0,1000}", "broken");
        put("The file has a text, a name, a number or a nesting that is too long\\.", "tooMuch");
        put("The products are missing\\.", "noProducts");
        put("There is more behind the end of the object\\.", "behind");
        put("is the handle of two (?:categories|products) in this file", "handleTwice");
        put("The file has no currency and none was asked for\\.", "noCurrency");
        put("The product was changed by somebody else at the same moment, or has values that cannot be stored\\.", "meanwhile");
        put("is not the handle of a category", "category");
        put("The product has variants with other options \\((.*)\\), which would be lost\\.", "otherOptions");
        put("The product has further variants priced in (\\w+)\\.", "otherCurrency");
        put("SKU (.*) is used by another variant\\.", "sku");
        put("(\\d+) pieces are reserved for open orders\\.", "reserved");
        put("The server stopped while this import ran\\. .*", "stopped");
        put("Everything counted was imported, but the search index cannot be written\\.", "index");
        put("The import broke off\\. .*", "brokeOff");
    }

    private final ResourceBundle words;
    private final Locale locale;

    private ImportReasons(Locale locale) {
        this.words = ResourceBundle.getBundle("org.parley.desk.messages", locale);
        this.locale = locale;
    }

    static ImportReasons in(Locale locale) {
        return new ImportReasons(locale);
    }

    private static void put(String pattern, String key) {
        KEYS.put(Pattern.compile(pattern, Pattern.DOTALL), "reason." + key);
    }

    static Map<Pattern, String> keys() {
        return KEYS;
    }

    String of(String reason) {
        for (Map.Entry<Pattern, String> known : KEYS.entrySet()) {
            Matcher matcher = known.getKey().matcher(reason);
            if (matcher.matches()) {
                Object[] parts = new Object[matcher.groupCount()];
                for (int at = 0; at < parts.length; at++) {
                    parts[at] = matcher.group(at + 1);
                }
                String words = this.words.getString(known.getValue());
                return words.contains("{0}") ? new MessageFormat(words, locale).format(parts) : words;
            }
        }
        return reason;
    }
}
