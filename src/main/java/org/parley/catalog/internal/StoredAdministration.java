package org.parley.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.catalog.CatalogAdministration;
import org.parley.catalog.StockLevel;
import org.parley.catalog.VariantChange;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

/** Changes a variant while its product's row is locked, so that the product's lowest price is right whoever else writes. */
@ApplicationScoped
class StoredAdministration implements CatalogAdministration {

    private static final String LOCK_PRODUCT = "UPDATE product SET updated_at = ?, version = version + 1"
            + " WHERE id = (SELECT product_id FROM variant WHERE id = ?)";
    private static final String VARIANT =
            "SELECT product_id, price, compare_at_price, currency, on_hand, reserved FROM variant WHERE id = ?";
    private static final String CHANGE = """
            UPDATE variant SET price = ?, compare_at_price = ?, version = version + 1 WHERE id = ?""";
    private static final String STOCK =
            "UPDATE variant SET on_hand = ?, version = version + 1 WHERE id = ? AND reserved <= ?";
    private static final String LEVELS = "SELECT id, on_hand, reserved FROM variant WHERE id = ANY(?)";
    private static final String LOWEST = """
            UPDATE product SET lowest_price = (SELECT min(price) FROM variant WHERE product_id = ?) * ? WHERE id = ?""";

    private final Database database;
    private final SearchIndex index;
    private final Clock clock;

    @Inject
    StoredAdministration(Database database, SearchIndex index, Clock clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected StoredAdministration() {
        this(null, null, null);
    }

    @Override
    @Transactional
    public VariantView changeVariant(VariantId id, VariantChange change) {
        if (change.stock() != null && (change.stock() < 0 || change.stock() > Checks.MOST)) {
            throw Problem.invalid("stock", "must be a whole number from 0 to " + Checks.MOST);
        }
        UUID product = database.sql(connection -> change(connection, id, change));
        database.afterCommit(() -> index.touch(List.of(product)));
        return database.sql(connection -> CatalogRows.variants(connection, List.of(id))).get(id);
    }

    @Override
    @Transactional
    public Map<VariantId, StockLevel> stock(Collection<VariantId> ids) {
        return database.sql(connection -> {
            Map<VariantId, StockLevel> levels = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(LEVELS)) {
                select.setArray(1, connection.createArrayOf("uuid", ids.stream().map(VariantId::value).toArray()));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        levels.put(new VariantId(row.getObject("id", UUID.class)),
                                new StockLevel(row.getInt("on_hand"), row.getInt("reserved")));
                    }
                }
            }
            return levels;
        });
    }

    private UUID change(Connection connection, VariantId id, VariantChange change) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_PRODUCT)) {
            lock.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            lock.setObject(2, id.value());
            if (lock.executeUpdate() == 0) {
                throw Problem.notFound();
            }
        }
        Present present = Present.of(connection, id);
        if (change.price() != null || change.compareAtPrice() != null || change.removeCompareAtPrice()) {
            prices(connection, id, present, change);
        }
        if (change.stock() != null) {
            if (change.expectedStock() != null && change.expectedStock() != present.onHand) {
                throw Problem.conflict("stockChanged", "The stock has changed meanwhile.", Map.of("onHand", present.onHand));
            }
            stock(connection, id, present, change.stock());
        }
        return present.productId;
    }

    private static void prices(Connection connection, VariantId id, Present present, VariantChange change)
            throws SQLException {
        Money price = change.price() == null ? present.price : checked("price", change.price(), present.price.currency());
        Money compareAt = change.removeCompareAtPrice() ? null : change.compareAtPrice() == null ? present.compareAtPrice
                : checked("compareAtPrice", change.compareAtPrice(), present.price.currency());
        if (compareAt != null && compareAt.compareTo(price) <= 0) {
            throw Problem.invalid("compareAtPrice", "must be higher than the price, or be removed with null");
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
            update.setLong(1, price.minorUnits());
            update.setObject(2, compareAt == null ? null : compareAt.minorUnits(), Types.BIGINT);
            update.setObject(3, id.value());
            update.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(LOWEST)) {
            update.setObject(1, present.productId);
            update.setLong(2, ScaledPrice.of(1, price.currency()));
            update.setObject(3, present.productId);
            update.executeUpdate();
        }
    }

    private static Money checked(String field, Money money, String currency) {
        if (!money.currency().equals(currency)) {
            throw Problem.invalid(field, "must be in " + currency);
        }
        String wrong = Checks.price(money.amountText(), currency);
        if (wrong != null) {
            throw Problem.invalid(field, wrong);
        }
        return money;
    }

    private static void stock(Connection connection, VariantId id, Present present, int stock) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STOCK)) {
            update.setInt(1, stock);
            update.setObject(2, id.value());
            update.setInt(3, stock);
            if (update.executeUpdate() == 0) {
                throw Problem.conflict("stockReserved", "More pieces than that are reserved for open orders.",
                        Map.of("reserved", present.reserved));
            }
        }
    }

    /** The variant before the change. */
    private record Present(UUID productId, Money price, Money compareAtPrice, int onHand, int reserved) {

        static Present of(Connection connection, VariantId id) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(VARIANT)) {
                select.setObject(1, id.value());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    String currency = row.getString("currency");
                    long compareAt = row.getLong("compare_at_price");
                    Money compareAtPrice = row.wasNull() ? null : Money.ofMinor(compareAt, currency);
                    return new Present(row.getObject("product_id", UUID.class),
                            Money.ofMinor(row.getLong("price"), currency), compareAtPrice,
                            row.getInt("on_hand"), row.getInt("reserved"));
                }
            }
        }
    }
}
