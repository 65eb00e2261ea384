package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.ClockKind;
import org.parley.sla.Expectations.Basis;
import org.parley.sla.Expectations.Expectation;

/** What was said to whom. Joins the caller's transaction. */
@ApplicationScoped
class ToldTable {

    private static final String COLUMNS = """
            conversation_id, kind, episode, cycle, number, told_at, median_seconds, p90_seconds, target_seconds, basis,
            opens_at, lapses_at""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    ToldTable() {
    }

    ToldTable(DataSource database) {
        this.database = database;
    }

    void insert(Collection<ToldRow> rows) {
        Sql.batch(database, "INSERT INTO sla_told (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream().map(row -> new Object[] {row.conversation(), row.kind().name(), row.episode(), row.cycle(),
                    row.number(), row.toldAt(), row.expectation().medianSeconds(), row.expectation().p90Seconds(),
                    row.expectation().targetSeconds(), row.expectation().basis().name(), row.expectation().opensAt(),
                    row.lapsesAt()}).toList());
    }

    /** Locks what has lapsed; what another node has locked is left to it. */
    List<ToldRow> claim(Instant now, int most) {
        return Sql.list(database, "SELECT " + COLUMNS + " FROM sla_told WHERE lapses_at <= ? ORDER BY lapses_at LIMIT ?"
                + " FOR UPDATE SKIP LOCKED", ToldTable::row, now, most);
    }

    /** They were looked at. */
    void settle(Collection<ToldRow> rows) {
        Sql.batch(database, """
                UPDATE sla_told SET lapses_at = NULL
                WHERE conversation_id = ? AND episode = ? AND kind = ? AND cycle = ? AND number = ?""",
                rows.stream().map(row -> new Object[] {row.conversation(), row.episode(), row.kind().name(), row.cycle(),
                    row.number()}).toList());
    }

    Optional<ToldRow> last(UUID conversation) {
        return Sql.first(database, "SELECT " + COLUMNS + " FROM sla_told WHERE conversation_id = ?"
                + " ORDER BY told_at DESC, number DESC LIMIT 1", ToldTable::row, conversation);
    }

    private static ToldRow row(ResultSet row) throws SQLException {
        Expectation said = new Expectation(seconds(row, "median_seconds"), seconds(row, "p90_seconds"),
                row.getLong("target_seconds"), 0, Basis.valueOf(row.getString("basis")), Sql.instant(row, "opens_at"));
        return new ToldRow(row.getObject("conversation_id", UUID.class), ClockKind.valueOf(row.getString("kind")),
                row.getInt("episode"), row.getInt("cycle"), row.getInt("number"), Sql.instant(row, "told_at"), said,
                Sql.instant(row, "lapses_at"));
    }

    private static Long seconds(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
