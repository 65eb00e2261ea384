package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.ImportStatus.Status;

/** The rows that tell how imports went; written in the same transactions as what was imported. */
final class ImportJobs {

    /** So many errors are listed; a file with more is told so in one last entry. */
    static final int MOST_ERRORS = 10_000;
    static final LineError INTERRUPTED = new LineError(0, null,
            "The server stopped while this import ran. What is counted was imported; run it again for the rest.");
    private static final String INSERT = """
            INSERT INTO catalog_import (id, format, dry_run, language, currency, status, row_count, created_count,
            updated_count, unchanged_count, error_count, progress_permille, started_at)
            VALUES (?, ?, ?, ?, ?, 'RUNNING', 0, 0, 0, 0, 0, 0, ?)""";
    private static final String PROGRESS = """
            UPDATE catalog_import SET row_count = ?, created_count = ?, updated_count = ?, unchanged_count = ?,
            error_count = ?, progress_permille = ? WHERE id = ?""";
    private static final String END =
            "UPDATE catalog_import SET status = ?, progress_permille = 1000, ended_at = ? WHERE id = ?";
    private static final String ERROR =
            "INSERT INTO catalog_import_error (import_id, position, line, field, message) VALUES (?, ?, ?, ?, ?)";
    private static final String RUNNING = "SELECT id FROM catalog_import WHERE status = 'RUNNING'";
    private static final String STATUS = """
            SELECT dry_run, status, row_count, created_count, updated_count, unchanged_count, progress_permille
            FROM catalog_import WHERE id = ?""";
    private static final String ERRORS =
            "SELECT line, field, message FROM catalog_import_error WHERE import_id = ? ORDER BY line, position";

    private ImportJobs() {
    }

    /** What an import has done so far. */
    record Counts(int rows, int created, int updated, int unchanged, int errors) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    static void insert(Connection connection, ImportId id, ImportRequest request, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id.value());
            insert.setString(2, request.format().code());
            insert.setBoolean(3, request.dryRun());
            insert.setString(4, request.language() == null ? null : request.language().code());
            insert.setString(5, request.currency());
            insert.setObject(6, at(now));
            insert.executeUpdate();
        }
    }

    static void progress(Connection connection, ImportId id, Counts counts, int permille) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROGRESS)) {
            update.setInt(1, counts.rows);
            update.setInt(2, counts.created);
            update.setInt(3, counts.updated);
            update.setInt(4, counts.unchanged);
            update.setInt(5, counts.errors);
            update.setInt(6, permille);
            update.setObject(7, id.value());
            update.executeUpdate();
        }
    }

    /** Adds errors behind the {@code before} that stand there. */
    static void errors(Connection connection, ImportId id, int before, List<LineError> errors) throws SQLException {
        if (errors.isEmpty() || before > MOST_ERRORS) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(ERROR)) {
            int position = before;
            for (LineError error : errors) {
                if (position > MOST_ERRORS) {
                    break;
                }
                boolean last = position == MOST_ERRORS;
                insert.setObject(1, id.value());
                insert.setInt(2, position++);
                insert.setInt(3, error.line());
                insert.setString(4, last ? null : cut(error.field(), 200));
                insert.setString(5, last ? "From here on further errors are not listed." : cut(error.message(), 500));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void end(Connection connection, ImportId id, Status status, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, status.name());
            update.setObject(2, at(now));
            update.setObject(3, id.value());
            update.executeUpdate();
        }
    }

    /** An error of the import as a whole, behind those of its lines. */
    static void errorAtEnd(Connection connection, ImportId id, LineError error) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM catalog_import_error"
                + " WHERE import_id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                insertError(connection, id, row.getInt(1), error);
            }
        }
    }

    private static void insertError(Connection connection, ImportId id, int position, LineError error)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ERROR)) {
            insert.setObject(1, id.value());
            insert.setInt(2, position);
            insert.setInt(3, error.line());
            insert.setString(4, error.field());
            insert.setString(5, error.message());
            insert.executeUpdate();
        }
    }

    /** What still stands as running when the server starts was cut off by its end. */
    static void endInterrupted(Connection connection, Instant now) throws SQLException {
        List<ImportId> interrupted = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RUNNING); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                interrupted.add(new ImportId(row.getObject(1, UUID.class)));
            }
        }
        for (ImportId id : interrupted) {
            errorAtEnd(connection, id, INTERRUPTED);
            end(connection, id, Status.FAILED, now);
        }
    }

    static Optional<ImportStatus> status(Connection connection, ImportId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STATUS)) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new ImportStatus(id, Status.valueOf(row.getString("status")),
                        row.getBoolean("dry_run"), row.getInt("row_count"), row.getInt("created_count"),
                        row.getInt("updated_count"), row.getInt("unchanged_count"), errors(connection, id),
                        row.getInt("progress_permille") / 1000.0));
            }
        }
    }

    private static List<LineError> errors(Connection connection, ImportId id) throws SQLException {
        List<LineError> errors = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ERRORS)) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    errors.add(new LineError(row.getInt(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return errors;
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
