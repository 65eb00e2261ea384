package org.parley.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.testing.EmbeddedUrl;

/**
 * The embedded database under many writers. H2 collects statistics by itself within a commit, after every 2,000 changes
 * of a table, by a scan that keeps no hold on what it reads. Where space is used anew at once (RETENTION_TIME=0), as here,
 * the scan has lost its ground once in some hundred thousand commits: the commit was kept, but failed with "Chunk not
 * found". That is too rare to be provoked, so the setting itself is held to.
 */
class EmbeddedDatabaseIT {

    private static final int WRITERS = 8;
    private static final int COMMITS = 2_500;

    @TempDir
    private Path directory;

    @Test
    void noCommitFailsWhileOthersWrite() throws Exception {
        // With a small cache even a small table is read from its file, as a large one is.
        JdbcConnectionPool pool = JdbcConnectionPool.create(EmbeddedUrl.inFile(directory.resolve("db")) + ";CACHE_SIZE=64",
                "parley", "embedded");
        pool.setMaxConnections(WRITERS + 1);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE line (id uuid PRIMARY KEY, writer int NOT NULL, text varchar NOT NULL)");
            statement.execute("CREATE INDEX line_writer ON line (writer)");
            List<Callable<Void>> all = new ArrayList<>();
            for (int at = 0; at < WRITERS; at++) {
                int writer = at;
                all.add(() -> write(pool, writer));
            }
            for (Future<Void> one : writers.invokeAll(all)) {
                one.get();
            }
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM line")) {
                count.next();
                assertThat(count.getInt(1)).isEqualTo(WRITERS * COMMITS);
            }
        } finally {
            writers.shutdownNow();
            pool.dispose();
        }
    }

    @Test
    void statisticsAreNotCollectedWithinCommits() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(EmbeddedUrl.inMemory(UUID.randomUUID().toString()), "parley",
                "embedded");
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("SELECT setting_value FROM information_schema.settings"
                        + " WHERE setting_name = 'ANALYZE_AUTO'")) {
            assertThat(setting.next()).isTrue();
            assertThat(setting.getString(1)).isEqualTo("0");
        } finally {
            pool.dispose();
        }
    }

    private static Void write(JdbcConnectionPool pool, int writer) throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?)");
                PreparedStatement update = connection.prepareStatement("UPDATE line SET text = ? WHERE id = ?")) {
            connection.setAutoCommit(false);
            UUID before = UUID.randomUUID();
            for (int at = 0; at < COMMITS; at++) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setInt(2, writer);
                insert.setString(3, "a line of some length, ".repeat(10) + at);
                insert.executeUpdate();
                update.setString(1, "changed");
                update.setObject(2, before);
                update.executeUpdate();
                before = id;
                connection.commit();
            }
        }
        return null;
    }
}
