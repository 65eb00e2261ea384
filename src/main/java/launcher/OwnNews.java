package launcher;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * What the console shows: our own news, and of the server only what needs attention. Levels in logging.properties cannot
 * say it all: while it starts, the server raises some of them again, and its look at settings that exist only inside the
 * WAR, which it repeats with success once that is loaded, is logged by a logger without a name.
 */
public final class OwnNews implements Filter {

    private static final String TOO_EARLY = "MicroProfile Config: property ";

    @Override
    public boolean isLoggable(LogRecord logged) {
        String logger = logged.getLoggerName();
        if (logged.getLevel().intValue() < Level.WARNING.intValue()) {
            return logger != null && logger.startsWith("org.parley");
        }
        return logger != null || logged.getMessage() == null || !logged.getMessage().startsWith(TOO_EARLY);
    }
}
