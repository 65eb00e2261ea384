package org.parley.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.shared.tx.AfterCommit;

/** The name card is on every page, so it is read at most every three seconds. */
@ApplicationScoped
class StoredShop implements Shop {

    private static final Duration BELIEVED = Duration.ofSeconds(3);

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Clock clock;
    @Inject
    private AfterCommit afterCommit;
    private volatile Known known;

    @Override
    @Transactional
    public ShopSettings settings() {
        Known current = known;
        Instant now = clock.instant();
        if (current == null || !current.until.isAfter(now)) {
            current = new Known(entities.find(ShopCard.class, ShopCard.THE_ONE).settings(), now.plus(BELIEVED));
            known = current;
        }
        return current.settings;
    }

    @Override
    @Transactional
    public ShopSettings change(ShopSettings settings) {
        check(settings);
        ShopCard card = entities.find(ShopCard.class, ShopCard.THE_ONE);
        card.change(settings);
        afterCommit.run(() -> known = null);
        return card.settings();
    }

    private static void check(ShopSettings settings) {
        List<Violation> wrong = new ArrayList<>();
        if (settings.name() == null || settings.name().isBlank() || settings.name().length() > 100) {
            wrong.add(new Violation("name", "must have 1 to 100 characters"));
        }
        if (settings.accentColour() == null || !settings.accentColour().matches("#[0-9a-fA-F]{6}")) {
            wrong.add(new Violation("accentColour", "must be a colour such as #0f766e"));
        }
        if (settings.privacyLink() != null && !settings.privacyLink().matches("https?://[^\\s\"'<>]{1,480}")) {
            wrong.add(new Violation("privacyLink", "must be an http or https address"));
        }
        if (!isCurrency(settings.currency())) {
            wrong.add(new Violation("currency", "must be an ISO 4217 code"));
        }
        boolean origins = settings.embedOrigins().stream()
                .allMatch(origin -> origin.matches("https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?"));
        if (!origins || String.join(" ", settings.embedOrigins()).length() > 2000) {
            wrong.add(new Violation("embedOrigins", "must be origins such as https://shop.example"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return code != null && Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private record Known(ShopSettings settings, Instant until) {
    }
}
