package sandbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one database transaction of the provider's own. */
@ApplicationScoped
class Books {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    protected Books() {
    }

    Books(DataSource database) {
        this.database = database;
    }

    <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new BooksUnavailable(failed);
        }
    }

    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** The database refused or was not there. */
    static final class BooksUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BooksUnavailable(SQLException cause) {
            super(cause);
        }

        boolean isDuplicate() {
            return getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState());
        }
    }
}
