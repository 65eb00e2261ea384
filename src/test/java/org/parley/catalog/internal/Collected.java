package org.parley.catalog.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.shared.i18n.Language;

/** What a reader found in a text. */
final class Collected implements ImportSink {

    final List<CategoryDraft> categories = new ArrayList<>();
    final List<ProductDraft> products = new ArrayList<>();
    final List<LineError> errors = new ArrayList<>();
    int rows;
    String currency;

    static Collected csv(String text) {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected csv(byte[] bytes) {
        Collected collected = new Collected();
        try {
            new ShopifyCsv(new ImportContext(Language.EN, null, "THB"), collected).read(new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return collected;
    }

    static Collected json(String text) {
        Collected collected = new Collected();
        try {
            new ParleyJson(new ImportContext(Language.EN, null, "THB"), collected)
                    .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return collected;
    }

    /** As {@code line field}, which is what a person needs to find the place. */
    List<String> places() {
        return errors.stream().map(error -> error.line() + " " + error.field()).toList();
    }

    List<String> handles() {
        return products.stream().map(ProductDraft::handle).toList();
    }

    @Override
    public void currency(String code) {
        currency = code;
    }

    @Override
    public void category(CategoryDraft category) {
        categories.add(category);
    }

    @Override
    public void product(ProductDraft product) {
        products.add(product);
    }

    @Override
    public void error(LineError error) {
        errors.add(error);
    }

    @Override
    public void row(long bytes) {
        rows++;
    }
}
