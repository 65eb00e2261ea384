package org.parley.catalog.internal;

import org.parley.catalog.ImportStatus.LineError;

/** Takes what a reader finds in a file, in the file's order. */
interface ImportSink {

    /** All prices of the products that follow are in this currency. */
    void currency(String code);

    void category(CategoryDraft category);

    void product(ProductDraft product);

    void error(LineError error);

    /** One more row (CSV) or product (JSON) was read, good or bad; {@code bytes} of the file are behind us. */
    void row(long bytes);
}
