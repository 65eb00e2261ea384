package org.parley.shared.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Tables as CSV (RFC 4180) that no spreadsheet executes: text that begins like a formula gets an apostrophe before it, and
 * all text stands in quotation marks, so that a semicolon inside opens no cell where spreadsheets split at semicolons.
 * Numbers stay numbers, negative ones too. UTF-8 with the mark by which Excel knows it.
 */
public final class SafeCsv {

    public static final String TYPE = "text/csv";
    private static final char MARK = '\ufeff';
    /** Those of other widths too: an input method's, which Excel takes for the same. */
    private static final String BEGINS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

    private SafeCsv() {
    }

    /** @param rows cells are numbers, or whatever has a text; {@code null} is an empty cell */
    public static byte[] of(List<String> header, List<? extends List<?>> rows) {
        StringBuilder text = new StringBuilder().append(MARK);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(header.stream().map(SafeCsv::cell).toList());
            for (List<?> row : rows) {
                printer.printRecord(row.stream().map(SafeCsv::cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object cell(Object value) {
        return value == null || value instanceof Number ? value : harmless(value.toString());
    }

    /** The text, with an apostrophe before it if a spreadsheet might take it for a formula. */
    static String harmless(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        String bare = text.strip();
        boolean formula = first == '\t' || first == '\r' || first == '\n'
                || !bare.isEmpty() && BEGINS_FORMULA.indexOf(bare.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
