package launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OwnNewsTest {

    private static final String TOO_EARLY = "MicroProfile Config: property 'parley.database.url': no value found";

    private final OwnNews filter = new OwnNews();

    @Test
    void showsOurNewsAndTheServersTroubleOnly() {
        assertThat(shown(Level.INFO, "org.parley.app.Startup", "Parley is ready.")).isTrue();
        assertThat(shown(Level.INFO, "jakarta.enterprise.web", "Created virtual server server")).isFalse();
        assertThat(shown(Level.INFO, null, "news of nobody")).isFalse();
        assertThat(shown(Level.WARNING, "jakarta.enterprise.web", "Session store is full")).isTrue();
        assertThat(shown(Level.SEVERE, null, "Exception while deploying")).isTrue();
        assertThat(shown(Level.SEVERE, null, null)).isTrue();
    }

    @Test
    void hidesOnlyTheNamelessWarningAboutSettingsThatAreNotThereYet() {
        assertThat(shown(Level.WARNING, null, TOO_EARLY)).isFalse();
        assertThat(shown(Level.WARNING, "org.parley.app", TOO_EARLY)).isTrue();
        assertThat(shown(Level.WARNING, null, "something else")).isTrue();
    }

    private boolean shown(Level level, String logger, String message) {
        LogRecord logged = new LogRecord(level, message);
        logged.setLoggerName(logger);
        return filter.isLoggable(logged);
    }
}
