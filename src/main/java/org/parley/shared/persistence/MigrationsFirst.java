package org.parley.shared.persistence;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate validates it. It is a Hibernate integrator because start-up beans and
 * servlet listeners run only after the persistence unit was validated (Payara 6.2025).
 */
public class MigrationsFirst implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        Map<String, Object> settings = factory.getServiceRegistry().requireService(ConfigurationService.class).getSettings();
        Flyway.configure(MigrationsFirst.class.getClassLoader())
                .dataSource(dataSource(settings))
                .locations("classpath:db/migration")
                // Modules number their scripts independently, so a younger script may carry an older number.
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // nothing was registered
    }

    private static DataSource dataSource(Map<String, Object> settings) {
        for (String key : new String[] {AvailableSettings.JAKARTA_JTA_DATASOURCE,
            AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, AvailableSettings.DATASOURCE}) {
            if (settings.get(key) instanceof DataSource found) {
                return found;
            }
        }
        throw new IllegalStateException("the persistence unit has no data source object; looked at "
                + AvailableSettings.JAKARTA_JTA_DATASOURCE);
    }
}
