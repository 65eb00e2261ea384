package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;

/** The cases that are due, found by one index, and what was done for them. */
@ApplicationScoped
class DueTable {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    DueTable() {
    }

    DueTable(DataSource database) {
        this.database = database;
    }

    /** Locks cases that are due; those that another node or a message has locked are left to it. */
    List<UUID> claim(Instant now, int most) {
        return Sql.list(database, """
                SELECT conversation_id FROM sla_case WHERE next_at <= ?
                ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED""", row -> row.getObject(1, UUID.class), now, most);
    }

    /** @param rows each with marks, next instant and conversation */
    void plan(List<Object[]> rows) {
        Sql.batch(database, "UPDATE sla_case SET done = ?, next_at = ? WHERE conversation_id = ?", rows);
    }

    /** @param rows each with conversation, episode, kind, cycle, step, when it was due and when it was done */
    void record(List<Object[]> rows) {
        Sql.batch(database, """
                INSERT INTO sla_step (conversation_id, episode, kind, cycle, step, due_at, done_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", rows);
    }
}
