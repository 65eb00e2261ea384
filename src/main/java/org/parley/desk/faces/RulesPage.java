package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.identity.Shop;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.OrderingSettings;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

/** Bean of /admin/rules.xhtml: tax and the ways of shipping. */
@Named("rulesPage")
@ViewScoped
public class RulesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient OrderingSettings settings;
    @Inject
    private transient Shop shop;
    private BigDecimal taxRate;
    private Map<String, String> taxLabel;
    private boolean included;
    private List<Way> ways;

    @PostConstruct
    void read() {
        show(settings.rules());
    }

    private void show(OrderingRules rules) {
        taxRate = rules.taxRate();
        taxLabel = texts(rules.taxLabel());
        included = rules.pricesIncludeTax();
        ways = new ArrayList<>(rules.shippingMethods().stream().map(Way::new).toList());
    }

    public void add() {
        ways.add(new Way());
    }

    public void remove(Way way) {
        ways.remove(way);
    }

    public void save() {
        try {
            if (ways.isEmpty()) {
                Told.wrong("wrong.noShipping");
                return;
            }
            List<Violation> wrong = wrong();
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            String currency = getCurrency();
            Set<String> ids = new HashSet<>();
            ways.forEach(way -> ids.add(way.id));
            show(settings.change(new OrderingRules(taxRate, text(taxLabel), included,
                    ways.stream().map(way -> way.method(currency, ids)).toList())));
            Told.done("rules.saved");
        } catch (Problem problem) {
            Told.refused(problem, RulesPage::place);
        }
    }

    /** What cannot even be put to the door. */
    private List<Violation> wrong() {
        List<Violation> wrong = new ArrayList<>();
        if (taxRate == null || taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.valueOf(100)) > 0) {
            wrong.add(new Violation("taxRate", "must be from 0 to 100"));
        }
        if (text(taxLabel).texts().isEmpty()) {
            wrong.add(new Violation("taxLabel", "needs a text"));
        }
        for (int at = 0; at < ways.size(); at++) {
            Way way = ways.get(at);
            if (text(way.title).texts().isEmpty()) {
                wrong.add(new Violation("shippingMethods[" + at + "].title", "needs a text"));
            }
            if (way.price == null || !fits(way.price)) {
                wrong.add(new Violation("shippingMethods[" + at + "].price", "must be an amount"));
            }
            if (way.freeFrom != null && !fits(way.freeFrom)) {
                wrong.add(new Violation("shippingMethods[" + at + "].freeFrom", "must be an amount"));
            }
        }
        return wrong;
    }

    private boolean fits(BigDecimal amount) {
        return amount.signum() >= 0 && amount.precision() - amount.scale() < 14
                && amount.stripTrailingZeros().scale() <= getDecimals();
    }

    /** {@code shippingMethods[1].price} is the price in the second of the page's ways. */
    private static String place(String field) {
        String[] parts = field.split("[\\[\\].]+");
        if (parts[0].equals("shippingMethods") && parts.length > 2) {
            return "rules:ways:" + parts[1] + ":" + (parts[2].equals("title") ? "title_en" : parts[2]);
        }
        return "rules:" + (parts[0].equals("taxLabel") ? "taxLabel_en" : parts[0]);
    }

    private static Map<String, String> texts(LocalizedText text) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            map.put(language.code(), text.texts().get(language));
        }
        return map;
    }

    private static LocalizedText text(Map<String, String> map) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        map.forEach((code, text) -> {
            if (text != null && !text.isBlank()) {
                texts.put(Language.parse(code).orElseThrow(), text.strip());
            }
        });
        return new LocalizedText(texts);
    }

    public String getCurrency() {
        return shop.settings().currency();
    }

    public int getDecimals() {
        return Math.max(0, Currency.getInstance(getCurrency()).getDefaultFractionDigits());
    }

    public BigDecimal getTaxRate() {
        return taxRate;
    }

    public void setTaxRate(BigDecimal taxRate) {
        this.taxRate = taxRate;
    }

    public Map<String, String> getTaxLabel() {
        return taxLabel;
    }

    public boolean isIncluded() {
        return included;
    }

    public void setIncluded(boolean included) {
        this.included = included;
    }

    public List<Way> getWays() {
        return ways;
    }

    /** A way of shipping as it is edited. */
    public static final class Way implements Serializable {

        private static final long serialVersionUID = 1L;
        private String id;
        private final Map<String, String> title;
        private BigDecimal price;
        private BigDecimal freeFrom;

        Way() {
            title = texts(new LocalizedText(Map.of()));
        }

        Way(ShippingMethod method) {
            id = method.id();
            title = texts(method.title());
            price = new BigDecimal(method.price().amountText());
            freeFrom = method.freeFrom() == null ? null : new BigDecimal(method.freeFrom().amountText());
        }

        ShippingMethod method(String currency, Set<String> ids) {
            if (id == null) {
                id = newId(ids);
                ids.add(id);
            }
            return new ShippingMethod(id, text(title), Money.of(price.toPlainString(), currency),
                    freeFrom == null ? null : Money.of(freeFrom.toPlainString(), currency));
        }

        /** A new way's name in requests, after its English title where it has one. */
        private String newId(Set<String> ids) {
            String slug = title.get("en") == null ? "" : title.get("en").toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
            String base = slug.isEmpty() ? "way" : slug.substring(0, Math.min(slug.length(), 30));
            String free = base;
            for (int number = 2; ids.contains(free); number++) {
                free = base + "-" + number;
            }
            return free;
        }

        public Map<String, String> getTitle() {
            return title;
        }

        /** In the reader's language, for headings. */
        public String name(String language) {
            return text(title).in(Language.parse(language).orElse(Language.EN));
        }

        public boolean isNamed() {
            return !text(title).texts().isEmpty();
        }

        public BigDecimal getPrice() {
            return price;
        }

        public void setPrice(BigDecimal price) {
            this.price = price;
        }

        public BigDecimal getFreeFrom() {
            return freeFrom;
        }

        public void setFreeFrom(BigDecimal freeFrom) {
            this.freeFrom = freeFrom;
        }
    }
}
