package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.identity.Shop;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.OrderingSettings;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

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
            String currency = shop.settings().currency();
            show(settings.change(new OrderingRules(taxRate, text(taxLabel), included,
                    ways.stream().map(way -> way.method(currency)).toList())));
            Told.done("rules.saved");
        } catch (Problem problem) {
            Told.refused(problem, "rules");
        } catch (IllegalArgumentException | NullPointerException incomplete) {
            Told.wrong("wrong.price");
        }
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
        private Map<String, String> title;
        private String price;
        private String freeFrom;

        Way() {
            title = texts(new LocalizedText(Map.of()));
        }

        Way(ShippingMethod method) {
            id = method.id();
            title = texts(method.title());
            price = method.price().amountText();
            freeFrom = method.freeFrom() == null ? null : method.freeFrom().amountText();
        }

        ShippingMethod method(String currency) {
            boolean never = freeFrom == null || freeFrom.isBlank();
            return new ShippingMethod(id == null ? "" : id.strip(), text(title), Money.of(price.strip(), currency),
                    never ? null : Money.of(freeFrom.strip(), currency));
        }

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public Map<String, String> getTitle() {
            return title;
        }

        public String getPrice() {
            return price;
        }

        public void setPrice(String price) {
            this.price = price;
        }

        public String getFreeFrom() {
            return freeFrom;
        }

        public void setFreeFrom(String freeFrom) {
            this.freeFrom = freeFrom;
        }
    }
}
