package org.parley.catalog.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.internal.ShopifyColumns.Column;

/**
 * Reads a Shopify product export: the first row of a product carries its texts, further rows of the same handle carry
 * more variants or pictures. One product at a time is held.
 */
final class ShopifyCsv {

    private final ImportContext context;
    private final ImportSink sink;
    private final SeenBefore handles = new SeenBefore();
    private ShopifyProduct product;

    ShopifyCsv(ImportContext context, ImportSink sink) {
        this.context = context;
        this.sink = sink;
    }

    /** @throws UnreadableFile if this is no such export at all */
    void read(InputStream file) throws IOException {
        TextLines lines = new TextLines(new BufferedInputStream(file, 1 << 16));
        CsvRecords records = new CsvRecords(lines);
        CsvRecords.Row header = records.next();
        if (header == null) {
            throw new UnreadableFile(1, null, "The file is empty.");
        }
        ShopifyColumns columns = new ShopifyColumns(header);
        sink.currency(context.currency() != null ? context.currency() : context.shopCurrency());
        records.expectColumns(columns.count());
        for (CsvRecords.Row row = records.next(); row != null; row = records.next()) {
            row(columns, row);
            sink.row(lines.bytes());
        }
        flush();
    }

    private void row(ShopifyColumns columns, CsvRecords.Row row) {
        if (row.wrong() != null) {
            sink.error(new LineError(row.line(), null, "The line " + row.wrong() + "."));
            return;
        }
        if (row.values().size() > columns.count()) {
            sink.error(new LineError(row.line(), null, "The line has " + row.values().size() + " columns, the header "
                    + columns.count() + "."));
            return;
        }
        String handle = columns.value(row, Column.HANDLE).toLowerCase(java.util.Locale.ROOT);
        String wrong = handleProblem(handle);
        if (wrong != null) {
            sink.error(new LineError(row.line(), Column.HANDLE.title(), wrong));
            return;
        }
        if (product == null || !product.handle().equals(handle)) {
            flush();
            if (!handles.add(handle)) {
                sink.error(new LineError(row.line(), Column.HANDLE.title(),
                        "The rows of a product must stand together; this handle was there before."));
                return;
            }
            product = new ShopifyProduct(handle, row.line(), context, sink);
        }
        product.row(columns, row);
    }

    /** Shopify allows handles in any script. */
    private static String handleProblem(String handle) {
        if (handle.isEmpty()) {
            return "is missing";
        }
        boolean fits = handle.length() <= 255 && handle.matches("[\\p{L}\\p{N}\\p{M}_-]+");
        return fits ? null : "must be letters, digits and hyphens, up to 255 characters";
    }

    private void flush() {
        if (product != null) {
            product.flush();
            product = null;
        }
    }
}
