package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parley.identity.Shop;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.OrderingSettings;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

@ApplicationScoped
@Transactional
class StoredSettings implements OrderingSettings {

    private static final int MAX_METHODS = 20;

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Shop shop;

    @Override
    public OrderingRules rules() {
        return row().rules(currency());
    }

    @Override
    public OrderingRules change(OrderingRules rules) {
        List<Violation> wrong = check(rules, currency());
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        row().change(rules);
        return row().rules(currency());
    }

    /** Sets rules where nobody has set any: for the demo shop's first start. */
    void changeUntouched(OrderingRules rules) {
        if (row().isUntouched()) {
            change(rules);
        }
    }

    /** The currency in which everything of this shop is counted. */
    String currency() {
        return shop.settings().currency();
    }

    private SettingsRow row() {
        return entities.find(SettingsRow.class, SettingsRow.THE_ONE);
    }

    static List<Violation> check(OrderingRules rules, String currency) {
        List<Violation> wrong = new ArrayList<>();
        BigDecimal rate = rules.taxRate();
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.valueOf(100)) > 0 || rate.stripTrailingZeros().scale() > 2) {
            wrong.add(new Violation("taxRate", "must be from 0 to 100 per cent with at most two decimals"));
        }
        checkText(rules.taxLabel(), "taxLabel", wrong);
        if (rules.shippingMethods().size() > MAX_METHODS) {
            wrong.add(new Violation("shippingMethods", "must be at most " + MAX_METHODS));
        }
        Set<String> ids = new HashSet<>();
        for (int at = 0; at < rules.shippingMethods().size(); at++) {
            ShippingMethod method = rules.shippingMethods().get(at);
            String field = "shippingMethods[" + at + "]";
            if (!method.id().matches("[a-z0-9][a-z0-9-]{0,39}") || !ids.add(method.id())) {
                wrong.add(new Violation(field + ".id", "must be lower-case letters, digits and dashes, each id once"));
            }
            checkText(method.title(), field + ".title", wrong);
            checkMoney(method.price(), currency, field + ".price", wrong);
            checkMoney(method.freeFrom(), currency, field + ".freeFrom", wrong);
        }
        return wrong;
    }

    private static void checkText(LocalizedText text, String field, List<Violation> wrong) {
        boolean good = !text.texts().isEmpty() && text.texts().values().stream()
                .allMatch(words -> words != null && !words.isBlank() && words.length() <= 100
                        && words.chars().noneMatch(Character::isISOControl));
        if (!good) {
            wrong.add(new Violation(field, "needs 1 to 100 characters in at least one language"));
        }
    }

    private static void checkMoney(Money amount, String currency, String field, List<Violation> wrong) {
        if (amount != null && !amount.currency().equals(currency)) {
            wrong.add(new Violation(field, "must be in the shop's currency, " + currency));
        }
    }
}
