package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.identity.StaffId;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.sla.Alert;
import org.parley.sla.Alerts;
import org.parley.sla.ClockKind;

@ApplicationScoped
@Transactional
class AlertTable implements Alerts {

    private static final int MOST_COUNTED = 100;
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String SELECT = "SELECT id, conversation_id, kind, step, due_at, at, read_at FROM sla_alert ";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    AlertTable() {
    }

    AlertTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One alert for one person. */
    record Told(StaffId staff, Alert alert) {
    }

    void insert(List<Told> told) {
        Sql.batch(database, """
                INSERT INTO sla_alert (id, staff_id, conversation_id, kind, step, due_at, at) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                told.stream().map(one -> new Object[] {one.alert.id(), one.staff.value(), one.alert.conversation().value(),
                    one.alert.clock().name(), one.alert.step(), one.alert.dueAt(), one.alert.at()}).toList());
    }

    List<Alert> find(Collection<UUID> ids) {
        return Sql.list(database, SELECT + "WHERE id = ANY(?) ORDER BY id", AlertTable::read,
                (Object) ids.toArray(UUID[]::new));
    }

    @Override
    public Page<Alert> of(StaffId staff, boolean unreadOnly, Integer limit, String cursor) {
        int most = Limit.of(limit);
        String[] position = Cursor.decode(cursor, 1);
        UUID before = position == null ? AFTER_ALL : Cursor.uuid(position[0]);
        List<Alert> found = Sql.list(database, SELECT + "WHERE staff_id = ? AND id < ?"
                + (unreadOnly ? " AND read_at IS NULL" : "") + " ORDER BY id DESC LIMIT ?", AlertTable::read,
                staff.value(), before, most + 1);
        return Page.of(found, most, last -> Cursor.encode(last.id()));
    }

    @Override
    public int unread(StaffId staff) {
        return Sql.first(database, """
                SELECT COUNT(*) FROM (SELECT id FROM sla_alert WHERE staff_id = ? AND read_at IS NULL LIMIT ?) unread""",
                row -> row.getInt(1), staff.value(), MOST_COUNTED).orElse(0);
    }

    @Override
    public void markRead(StaffId staff, Collection<UUID> alerts) {
        if (alerts == null) {
            Sql.update(database, "UPDATE sla_alert SET read_at = ? WHERE staff_id = ? AND read_at IS NULL", clock.instant(),
                    staff.value());
        } else {
            Sql.update(database, "UPDATE sla_alert SET read_at = ? WHERE id = ANY(?) AND staff_id = ? AND read_at IS NULL",
                    clock.instant(), alerts.toArray(UUID[]::new), staff.value());
        }
    }

    private static Alert read(ResultSet row) throws SQLException {
        return new Alert(row.getObject("id", UUID.class), new ConversationId(row.getObject("conversation_id", UUID.class)),
                ClockKind.valueOf(row.getString("kind")), row.getString("step"), Sql.instant(row, "due_at"),
                Sql.instant(row, "at"), Sql.instant(row, "read_at"));
    }
}
