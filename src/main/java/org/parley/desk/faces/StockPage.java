package org.parley.desk.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.parley.catalog.Catalog;
import org.parley.catalog.CatalogAdministration;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantChange;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.money.Money;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;

/** Bean of /admin/index.xhtml: price and stock of each variant. */
@Named("stockPage")
@ViewScoped
public class StockPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PRODUCTS = 12;

    @Inject
    private transient Catalog catalog;
    @Inject
    private transient CatalogAdministration administration;
    @Inject
    private transient StaffPage page;
    private String words;
    private String shownWords;
    private String next;
    private String cursor;
    private final Deque<String> before = new ArrayDeque<>();
    private List<Row> rows;

    public void find() {
        before.clear();
        cursor = null;
        shownWords = words;
        read();
    }

    public void forward() {
        before.push(cursor == null ? "" : cursor);
        cursor = next;
        read();
    }

    public void back() {
        String earlier = before.pop();
        cursor = earlier.isEmpty() ? null : earlier;
        read();
    }

    private void read() {
        rows = new ArrayList<>();
        try {
            Page<ProductView> found = catalog.search(new ProductQuery(shownWords, null, null, null, null, null, PRODUCTS, cursor));
            next = found.next();
            found.items().forEach(product -> product.variants().forEach(variant -> rows.add(row(variant))));
        } catch (Problem problem) {
            next = null;
            Told.wrong("wrong.search");
        }
    }

    private Row row(VariantView variant) {
        return new Row(variant.id().value(), variant.title(page.language()), variant.sku(), variant.image(),
                variant.price().currency(), variant.price().amountText(),
                variant.compareAtPrice() == null ? null : variant.compareAtPrice().amountText(), variant.available());
    }

    public void save(Row row) {
        try {
            boolean none = row.compareAt == null || row.compareAt.isBlank();
            VariantView saved = administration.changeVariant(new VariantId(row.id), new VariantChange(money(row, row.price),
                    none ? null : money(row, row.compareAt), none, row.stockChanged() ? row.stock : null));
            row.show(saved);
            Told.done("stock.saved");
        } catch (Problem problem) {
            Told.refused(problem, "stock");
        } catch (IllegalArgumentException noMoney) {
            Told.wrong("wrong.price");
        }
    }

    private static Money money(Row row, String amount) {
        return Money.of(amount == null ? "" : amount.strip(), row.currency);
    }

    public List<Row> getRows() {
        if (rows == null) {
            read();
        }
        return rows;
    }

    public boolean isMore() {
        getRows();
        return next != null;
    }

    public boolean isEarlier() {
        return !before.isEmpty();
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    /** A variant as it is edited. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private final UUID id;
        private final String title;
        private final String sku;
        private final String image;
        private final String currency;
        private String price;
        private String compareAt;
        private Integer stock;
        private int available;

        Row(UUID id, String title, String sku, String image, String currency, String price, String compareAt, int available) {
            this.id = id;
            this.title = title;
            this.sku = sku;
            this.image = image;
            this.currency = currency;
            this.price = price;
            this.compareAt = compareAt;
            this.available = available;
            this.stock = null;
        }

        void show(VariantView saved) {
            price = saved.price().amountText();
            compareAt = saved.compareAtPrice() == null ? null : saved.compareAtPrice().amountText();
            available = saved.available();
            stock = null;
        }

        boolean stockChanged() {
            return stock != null;
        }

        public String getTitle() {
            return title;
        }

        public String getSku() {
            return sku;
        }

        public String getImage() {
            return image;
        }

        public String getCurrency() {
            return currency;
        }

        public String getPrice() {
            return price;
        }

        public void setPrice(String price) {
            this.price = price;
        }

        public String getCompareAt() {
            return compareAt;
        }

        public void setCompareAt(String compareAt) {
            this.compareAt = compareAt;
        }

        /** New number on hand; empty leaves it. */
        public Integer getStock() {
            return stock;
        }

        public void setStock(Integer stock) {
            this.stock = stock;
        }

        public int getAvailable() {
            return available;
        }
    }
}
