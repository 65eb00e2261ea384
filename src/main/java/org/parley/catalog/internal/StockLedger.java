package org.parley.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.Stock;
import org.parley.catalog.VariantId;

/**
 * Moves pieces by conditional updates, each of which either finds enough or changes nothing. The rows are locked in the
 * order of their ids by everybody, so two carts with the same goods wait for each other instead of deadlocking.
 */
@ApplicationScoped
class StockLedger implements Stock {

    private static final String RESERVE =
            "UPDATE variant SET reserved = reserved + ?, version = version + 1 WHERE id = ? AND on_hand - reserved >= ?";
    private static final String RELEASE =
            "UPDATE variant SET reserved = reserved - ?, version = version + 1 WHERE id = ? AND reserved >= ?";
    private static final String TAKE = "UPDATE variant SET reserved = reserved - ?, on_hand = on_hand - ?,"
            + " version = version + 1 WHERE id = ? AND reserved >= ?";
    private static final String TAKE_UNRESERVED =
            "UPDATE variant SET on_hand = on_hand - ?, version = version + 1 WHERE id = ? AND on_hand - reserved >= ?";
    private static final String PUT_BACK = "UPDATE variant SET on_hand = on_hand + ?, version = version + 1"
            + " WHERE id = ? AND on_hand <= 2147483647 - ?";
    private static final String AVAILABLE = "SELECT on_hand - reserved FROM variant WHERE id = ?";
    private static final String NOW = "SELECT id, product_id, on_hand - reserved FROM variant WHERE id = ANY(?)";

    private final Database database;
    private final SearchIndex index;

    @Inject
    StockLedger(Database database, SearchIndex index) {
        this.database = database;
        this.index = index;
    }

    /** For the container's proxy. */
    protected StockLedger() {
        this(null, null);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(Map<VariantId, Integer> pieces) {
        move(pieces, RESERVE, true);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(Map<VariantId, Integer> pieces) {
        move(pieces, RELEASE, false);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(Map<VariantId, Integer> pieces) {
        move(pieces, TAKE, false);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeUnreserved(Map<VariantId, Integer> pieces) {
        move(pieces, TAKE_UNRESERVED, true);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void putBack(Map<VariantId, Integer> pieces) {
        move(pieces, PUT_BACK, false);
    }

    private void move(Map<VariantId, Integer> pieces, String update, boolean mayRunOut) {
        TreeMap<UUID, Integer> inOrder = new TreeMap<>();
        pieces.forEach((id, quantity) -> {
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity of " + id + " is " + quantity);
            }
            inOrder.put(id.value(), quantity);
        });
        List<UUID> products = database.sql(connection -> {
            for (Map.Entry<UUID, Integer> line : inOrder.entrySet()) {
                if (!moved(connection, update, line.getKey(), line.getValue())) {
                    throw refusal(connection, line.getKey(), mayRunOut);
                }
            }
            return soldOutOrBack(connection, inOrder);
        });
        if (!products.isEmpty()) {
            database.afterCommit(() -> index.touch(products));
        }
    }

    private static boolean moved(Connection connection, String sql, UUID id, int quantity) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            int next = 1;
            update.setInt(next++, quantity);
            if (sql.equals(TAKE)) {
                update.setInt(next++, quantity);
            }
            update.setObject(next++, id);
            update.setInt(next, quantity);
            return update.executeUpdate() == 1;
        }
    }

    private static RuntimeException refusal(Connection connection, UUID id, boolean mayRunOut) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AVAILABLE)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (mayRunOut) {
                    return new OutOfStock(new VariantId(id), row.next() ? Math.max(0, row.getInt(1)) : 0);
                }
            }
        }
        return new IllegalStateException("variant " + id + " has not the pieces that should be there");
    }

    /** The index knows only whether there is anything left, so it hears of the first and the last pieces alone. */
    private static List<UUID> soldOutOrBack(Connection connection, Map<UUID, Integer> lines) throws SQLException {
        List<UUID> products = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NOW)) {
            select.setArray(1, connection.createArrayOf("uuid", lines.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(3) <= lines.get(row.getObject(1, UUID.class))) {
                        products.add(row.getObject(2, UUID.class));
                    }
                }
            }
        }
        return products;
    }
}
