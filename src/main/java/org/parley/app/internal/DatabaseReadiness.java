package org.parley.app.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.parley.app.Readiness;

@ApplicationScoped
class DatabaseReadiness implements Readiness {

    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private SetUpProgress setUp;

    @Override
    public boolean isReady() {
        try (Connection connection = database.getConnection()) {
            return setUp.isDone() && connection.isValid(SECONDS);
        } catch (SQLException down) {
            return false;
        }
    }
}
