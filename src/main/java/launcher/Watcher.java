package launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Ends the server, with the cause and a non-zero exit code, when Parley could not be deployed: Payara Micro itself would
 * go on and call itself ready. It is a Java agent, because it must live outside the WAR whose failure it reports.
 * Its argument is the HTTP port and, after a comma, the directory into which the server unpacks itself. What an earlier
 * run left there is deleted first: after a crash the server would load the old application and then deploy it anew.
 */
public final class Watcher {

    private static final int CHECK_MILLIS = 500;
    private static final int GRACE_MILLIS = 2_000;

    private static volatile Throwable failure;
    private static volatile String message;

    private Watcher() {
    }

    public static void premain(String arguments) throws IOException {
        int comma = arguments.indexOf(',');
        String port = arguments.substring(0, comma);
        delete(Path.of(arguments.substring(comma + 1)));
        Thread watch = new Thread(() -> watch(port), "parley-watcher");
        watch.setDaemon(true);
        watch.start();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void watch(String port) {
        Handler memory = new Memory();
        try {
            while (message == null) {
                if (status(port) == HttpURLConnection.HTTP_OK) {
                    Logger.getLogger("").removeHandler(memory);
                    // Starting needs twice the memory of running: collected now, the rest goes back to the system.
                    System.gc();
                    return;
                }
                // The server reads its logging configuration while it starts, which drops handlers: keep ours there.
                Logger root = Logger.getLogger("");
                root.removeHandler(memory);
                root.addHandler(memory);
                Thread.sleep(CHECK_MILLIS);
            }
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException stopping) {
            return;
        }
        int status = status(port);
        if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_UNAVAILABLE) {
            System.err.println();
            System.err.println("Parley could not start: " + cause());
            System.err.println("Nothing is running. Correct this and start again.");
            System.err.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    /** The innermost message, which names the thing that is wrong. */
    private static String cause() {
        Throwable innermost = failure;
        while (innermost != null && innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost == null || innermost.getMessage() == null ? message : innermost.getMessage();
    }

    /** What Parley itself answers: 200 when it is ready, 503 while it is not yet, 0 or 404 without it. */
    private static int status(String port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/ready").toURL().openConnection();
            connection.setConnectTimeout(CHECK_MILLIS);
            connection.setReadTimeout(CHECK_MILLIS * 4);
            return connection.getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Remembers the first failure: later ones are its consequences. */
    private static final class Memory extends Handler {

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() < Level.SEVERE.intValue() || logged.getMessage() == null) {
                return;
            }
            if (failure == null && logged.getThrown() != null) {
                failure = logged.getThrown();
            }
            if (logged.getMessage().contains("Exception while") || logged.getMessage().contains("eployment failed")
                    || logged.getMessage().contains("deploying")) {
                message = logged.getMessage();
            }
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
