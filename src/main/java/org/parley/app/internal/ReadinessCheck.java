package org.parley.app.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the first set-up is done and the database answers. */
@Readiness
@ApplicationScoped
class ReadinessCheck implements HealthCheck {

    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private SetUpProgress setUp;

    @Override
    public HealthCheckResponse call() {
        boolean answers = databaseAnswers();
        var check = HealthCheckResponse.named("parley").status(setUp.isDone() && answers)
                .withData("database", answers ? "answers" : "does not answer");
        return setUp.failure().map(reason -> check.withData("set-up", reason)).orElse(check).build();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException down) {
            return false;
        }
    }
}
