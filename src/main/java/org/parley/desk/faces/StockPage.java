package org.parley.desk.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.catalog.Catalog;
import org.parley.catalog.CatalogAdministration;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.StockLevel;
import org.parley.catalog.VariantChange;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.money.Money;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Bean of /admin/index.xhtml: price and stock of each variant. */
@Named("stockPage")
@ViewScoped
public class StockPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PRODUCTS = 25;

    @Inject
    private transient Catalog catalog;
    @Inject
    private transient CatalogAdministration administration;
    @Inject
    private transient StaffPage page;
    private String words;
    private final Variants variants = new Variants();

    /** Starts over with the words that were typed. */
    public void find() {
        variants.forget(words);
    }

    public void save(Row row) {
        String place = placeOfRow();
        try {
            List<Violation> wrong = row.wrong();
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            row.show(administration.changeVariant(new VariantId(row.id), row.change()), level(row.id));
            Told.doneAt(place + ":save", "stock.saved");
        } catch (Problem problem) {
            if (problem.code().equals("stockChanged")) {
                row.seen = level(row.id);
            }
            Told.refused(problem, place);
        }
    }

    private static String placeOfRow() {
        FacesContext faces = FacesContext.getCurrentInstance();
        String button = UIComponent.getCurrentComponent(faces).getClientId(faces);
        return button.substring(0, button.lastIndexOf(':'));
    }

    private StockLevel level(UUID variant) {
        VariantId id = new VariantId(variant);
        return administration.stock(List.of(id)).get(id);
    }

    public LazyDataModel<Row> getVariants() {
        return variants;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    /**
     * The variants of the products found, as the table asks for them. The catalogue is read in order by its cursor; prices
     * and stock are read anew whenever a page is shown, and stay as shown while it is worked on, so that a change by
     * somebody else is noticed.
     */
    private final class Variants extends LazyDataModel<Row> {

        private static final long serialVersionUID = 1L;
        private final List<UUID> found = new ArrayList<>();
        private String shownWords;
        private String cursor;
        private boolean ended;
        private int shownFirst = -1;
        private List<Row> shown = List.of();

        void forget(String newWords) {
            shownWords = newWords;
            found.clear();
            cursor = null;
            ended = false;
            shownFirst = -1;
        }

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getRowCount();
        }

        @Override
        public List<Row> load(int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            boolean working = FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
            if (!working || shownFirst != first) {
                shown = read(first, size);
                shownFirst = first;
            }
            setRowCount(found.size());
            return shown;
        }

        /** One more than asked for, if there is one: then the table offers a next page. */
        private List<Row> read(int first, int size) {
            try {
                while (!ended && found.size() <= first + size) {
                    Page<ProductView> next = catalog.search(
                            new ProductQuery(shownWords, null, null, null, null, null, PRODUCTS, cursor));
                    next.items().forEach(product -> product.variants().forEach(each -> found.add(each.id().value())));
                    cursor = next.next();
                    ended = cursor == null;
                }
            } catch (Problem problem) {
                Told.wrong(problem.status() == 503 ? "wrong.search" : "wrong.refused");
            }
            List<VariantId> ids = found.subList(Math.min(first, found.size()), Math.min(first + size, found.size()))
                    .stream().map(VariantId::new).toList();
            Map<VariantId, VariantView> views = catalog.variants(ids);
            Map<VariantId, StockLevel> levels = administration.stock(ids);
            return ids.stream().filter(views::containsKey).map(id -> new Row(views.get(id), levels.get(id), page)).toList();
        }

        @Override
        public String getRowKey(Row row) {
            return row.id.toString();
        }

        @Override
        public Row getRowData(String key) {
            return shown.stream().filter(row -> row.id.toString().equals(key)).findFirst().orElse(null);
        }
    }

    /** A variant as it is edited. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private final UUID id;
        private final String product;
        private final String choice;
        private final String sku;
        private final String image;
        private final String currency;
        private BigDecimal price;
        private BigDecimal compareAtPrice;
        private BigDecimal stock;
        private transient StockLevel seen;

        Row(VariantView variant, StockLevel level, StaffPage page) {
            id = variant.id().value();
            product = variant.productTitle().in(page.language());
            choice = variant.choice(page.language());
            sku = variant.sku();
            image = variant.image();
            currency = variant.price().currency();
            show(variant, level);
        }

        void show(VariantView variant, StockLevel level) {
            price = new BigDecimal(variant.price().amountText());
            compareAtPrice = variant.compareAtPrice() == null ? null : new BigDecimal(variant.compareAtPrice().amountText());
            stock = BigDecimal.valueOf(level.onHand());
            seen = level;
        }

        List<Violation> wrong() {
            List<Violation> wrong = new ArrayList<>();
            if (price == null || !fits(price)) {
                wrong.add(new Violation("price", "must be an amount"));
            }
            if (compareAtPrice != null && !fits(compareAtPrice)) {
                wrong.add(new Violation("compareAtPrice", "must be an amount"));
            }
            if (stock == null || stock.stripTrailingZeros().scale() > 0 || stock.precision() - stock.scale() > 9) {
                wrong.add(new Violation("stock", "must be a whole number"));
            }
            return wrong;
        }

        private boolean fits(BigDecimal amount) {
            return amount.signum() >= 0 && amount.precision() - amount.scale() < 14
                    && amount.stripTrailingZeros().scale() <= getDecimals();
        }

        VariantChange change() {
            boolean restocked = seen == null || stock.intValueExact() != seen.onHand();
            return new VariantChange(money(price), compareAtPrice == null ? null : money(compareAtPrice),
                    compareAtPrice == null, restocked ? stock.intValueExact() : null,
                    restocked && seen != null ? seen.onHand() : null);
        }

        private Money money(BigDecimal amount) {
            return Money.of(amount.toPlainString(), currency);
        }

        public UUID getId() {
            return id;
        }

        public String getProduct() {
            return product;
        }

        public String getChoice() {
            return choice;
        }

        /** For those who hear the page instead of seeing the row. */
        public String getTitle() {
            return choice.isEmpty() ? product : product + " (" + choice + ")";
        }

        public String getSku() {
            return sku;
        }

        public String getImage() {
            return image;
        }

        public int getDecimals() {
            return Math.max(0, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
        }

        public BigDecimal getPrice() {
            return price;
        }

        public void setPrice(BigDecimal price) {
            this.price = price;
        }

        public BigDecimal getCompareAtPrice() {
            return compareAtPrice;
        }

        public void setCompareAtPrice(BigDecimal compareAtPrice) {
            this.compareAtPrice = compareAtPrice;
        }

        public BigDecimal getStock() {
            return stock;
        }

        public void setStock(BigDecimal stock) {
            this.stock = stock;
        }

        public int getReserved() {
            return seen == null ? 0 : seen.reserved();
        }
    }
}
