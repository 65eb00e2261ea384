package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/** The demo shop's tax and shipping, set at its first start; what somebody has changed since stays. */
@ApplicationScoped
class DemoRules {

    private static final String BAHT = "THB";

    @Inject
    private StoredSettings settings;
    @Inject
    @ConfigProperty(name = "parley.demo")
    private boolean demo;

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (demo && BAHT.equals(settings.currency())) {
            settings.changeUntouched(rules());
        }
    }

    static OrderingRules rules() {
        return new OrderingRules(BigDecimal.valueOf(7), text("VAT", "ภาษีมูลค่าเพิ่ม", "付加価値税", "부가가치세"), true,
                List.of(new ShippingMethod("standard",
                        text("Standard (2–4 days)", "ธรรมดา (2–4 วัน)", "通常配送（2～4日）", "일반 배송 (2–4일)"),
                        Money.of("50.00", BAHT), Money.of("1000.00", BAHT)),
                        new ShippingMethod("express", text("Express (next day)", "ด่วน (วันถัดไป)", "お急ぎ便（翌日）",
                                "빠른 배송 (다음 날)"), Money.of("120.00", BAHT), null)));
    }

    private static LocalizedText text(String english, String thai, String japanese, String korean) {
        return new LocalizedText(Map.of(Language.EN, english, Language.TH, thai, Language.JA, japanese,
                Language.KO, korean));
    }
}
