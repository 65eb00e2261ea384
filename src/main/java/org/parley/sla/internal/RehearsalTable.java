package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.json.Json;
import org.parley.shared.persistence.Sql;
import org.parley.sla.RehearsalId;
import org.parley.sla.RehearsalResult;
import org.parley.sla.Rehearsals.Draft;
import org.parley.sla.Rehearsals.Failure;
import org.parley.sla.Rehearsals.Status;
import org.parley.sla.Rehearsals.View;

/** The rows that tell how rehearsals went; each write is a transaction of its own, seen at once by every node. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RehearsalTable {

    /** A rehearsal of which nothing was heard for so long went down with its node. */
    static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int MOST_KEPT = 100;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    RehearsalTable() {
    }

    RehearsalTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(RehearsalId id, Draft draft) {
        Instant now = clock.instant();
        Sql.update(database, """
                INSERT INTO sla_rehearsal (id, status, progress_permille, draft, started_at, touched_at)
                VALUES (?, 'RUNNING', 0, ?, ?, ?)""", id.value(), Json.write(draft), now, now);
        Sql.first(database, "SELECT id FROM sla_rehearsal ORDER BY id DESC LIMIT 1 OFFSET ?",
                row -> row.getObject(1, UUID.class), MOST_KEPT)
                .ifPresent(oldest -> Sql.update(database, "DELETE FROM sla_rehearsal WHERE id <= ?", oldest));
    }

    void progress(RehearsalId id, double share) {
        Sql.update(database, "UPDATE sla_rehearsal SET progress_permille = ?, touched_at = ? WHERE id = ?",
                (int) (share * 1000), clock.instant(), id.value());
    }

    void done(RehearsalId id, RehearsalResult result) {
        end(id, Status.DONE, null, Json.write(result));
    }

    void failed(RehearsalId id, Failure failure) {
        end(id, Status.FAILED, failure, null);
    }

    private void end(RehearsalId id, Status status, Failure failure, String result) {
        Sql.update(database, """
                UPDATE sla_rehearsal SET status = ?, failure = ?, result = ?, progress_permille = 1000, ended_at = ?
                WHERE id = ?""", status.name(), failure == null ? null : failure.name(), result, clock.instant(), id.value());
    }

    Optional<View> find(RehearsalId id) {
        return Sql.first(database, """
                SELECT status, progress_permille, draft, failure, result, started_at, touched_at, ended_at
                FROM sla_rehearsal WHERE id = ?""", row -> view(id, row), id.value());
    }

    private View view(RehearsalId id, ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        Failure failure = row.getString("failure") == null ? null : Failure.valueOf(row.getString("failure"));
        Instant touched = Sql.instant(row, "touched_at");
        Instant ended = Sql.instant(row, "ended_at");
        if (status == Status.RUNNING && touched.plus(SILENCE).isBefore(clock.instant())) {
            status = Status.FAILED;
            failure = Failure.INTERRUPTED;
            ended = touched;
        }
        String result = row.getString("result");
        return new View(id, Json.read(row.getString("draft"), Draft.class), status,
                row.getInt("progress_permille") / 1000.0, failure, Sql.instant(row, "started_at"), ended,
                result == null ? null : Json.read(result, RehearsalResult.class));
    }
}
