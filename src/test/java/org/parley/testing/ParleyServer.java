package org.parley.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged WAR on a Payara Micro of its own: a process like the one that {@code payara-micro:start} starts, on a free
 * port of the loopback interface. All HTTP, socket and browser tests share one; those about crashes and other databases
 * start their own. It ends with the test run.
 */
public final class ParleyServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static ParleyServer shared;

    private final Process process;
    private final int port;
    private final Path home;
    private final Path log;

    private ParleyServer(Process process, int port, Path home, Path log) {
        this.process = process;
        this.port = port;
        this.home = home;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** The server that all tests of a run share: demo shop, embedded database, everything fresh. */
    public static synchronized ParleyServer shared() {
        if (shared == null) {
            shared = settings("shared").fresh().mail(Mailbox.shared()).start().awaitReady();
        }
        return shared;
    }

    /** Makes a server the one that is shared, before anybody has asked for it. */
    public static synchronized void share(ParleyServer server) {
        if (shared != null) {
            throw new IllegalStateException("a server is shared already");
        }
        shared = server;
    }

    /** A server of one's own, by a name that also names its directory below {@code target}. */
    public static Settings settings(String name) {
        return new Settings(name);
    }

    public ParleyServer awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest ready = HttpRequest.newBuilder(url("/ready")).timeout(Duration.ofSeconds(5)).build();
        HttpClient client = HttpClient.newHttpClient();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return this;
                }
                process.waitFor(250, TimeUnit.MILLISECONDS);
            } catch (IOException notYet) {
                awaitABit();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new AssertionError("the server did not become ready:\n" + output());
    }

    private void awaitABit() {
        try {
            process.waitFor(250, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    public long pid() {
        return process.pid();
    }

    /** A client of its REST interface. */
    public Api api() {
        return new Api(url("/api/v1"));
    }

    /** The demo's API key, with every scope. */
    public String apiKey() {
        return read(home.resolve("api-key")).strip();
    }

    public String output() {
        return read(log);
    }

    /** Ends it as a crash would: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for it to end by itself, or after {@link #kill()}. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server is still running:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How a server is to be started. */
    public static final class Settings {

        /** Halves the processor time of a start; what is compiled later is slower. */
        private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1";

        private final String name;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> jvm = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xms96m",
                "-XX:MaxNewSize=96m", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30",
                "-Djdk.nio.maxCachedBufferSize=262144", QUICK_TO_START));
        private boolean demo = true;
        private boolean fresh;
        private int port;
        private Path war = Path.of("target", "parley.war");

        private Settings(String name) {
            this.name = name;
        }

        /** Forgets what an earlier server of this name left behind. */
        public Settings fresh() {
            fresh = true;
            return this;
        }

        /** Goes on with what an earlier server of this name left behind. */
        public Settings again() {
            fresh = false;
            return this;
        }

        /** Without demo shop, demo log-ins, printed key and sandbox. */
        public Settings production() {
            demo = false;
            return this;
        }

        public Settings env(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** With the compiler that production has: for measurements. */
        public Settings fullSpeed() {
            jvm.remove(QUICK_TO_START);
            return this;
        }

        public Settings jvm(String option) {
            jvm.add(option);
            return this;
        }

        /** Another application than Parley; it has to answer {@code /ready}. */
        public Settings war(Path other) {
            war = other;
            return this;
        }

        public Settings port(int fixed) {
            port = fixed;
            return this;
        }

        public Settings database(TestPostgres database) {
            database.environment().forEach(this::env);
            return this;
        }

        /** Sends its mail there. */
        public Settings mail(Mailbox mailbox) {
            return env("PARLEY_MAIL_HOST", "127.0.0.1").env("PARLEY_MAIL_PORT", String.valueOf(mailbox.port()))
                    .env("PARLEY_MAIL_ENCRYPTION", "NONE").env("PARLEY_MAIL_FROM", "Parley <desk@demo.parley.example>");
        }

        public ParleyServer start() {
            try {
                Path target = Path.of("target").toAbsolutePath();
                Path home = target.resolve("servers").resolve(name);
                if (fresh) {
                    delete(home);
                }
                Files.createDirectories(home);
                int chosen = port != 0 ? port : freePort();
                Path log = home.resolve("server.log");
                ProcessBuilder builder = new ProcessBuilder(command(target, home, chosen));
                builder.environment().putAll(environment);
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                return new ParleyServer(builder.start(), chosen, home, log);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** The same as the start goal's in pom.xml. */
        private List<String> command(Path target, Path home, int chosen) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            command.add("-javaagent:" + target.resolve("parley-watcher.jar") + "=" + chosen + ","
                    + home.resolve("server"));
            command.add("-Dparley.demo=" + demo);
            command.add("-Dparley.home=" + home);
            command.add("-Dparley.public-url=http://localhost:" + chosen);
            command.addAll(List.of("-jar", System.getProperty("payara.micro.jar"),
                    "--deploy", war.toAbsolutePath().toString(), "--contextroot", "/",
                    "--port", String.valueOf(chosen), "--nohazelcast", "--disablephonehome",
                    "--logproperties", target.resolve("server-config/logging.properties").toString(),
                    "--prebootcommandfile", target.resolve("server-config/preboot.asadmin").toString(),
                    "--unpackdir", home.resolve("server").toString()));
            return command;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        private static void delete(Path directory) throws IOException {
            if (Files.exists(directory)) {
                try (var files = Files.walk(directory)) {
                    for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
