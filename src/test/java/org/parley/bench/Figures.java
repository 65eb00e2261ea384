package org.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of what was measured: one line for each thing, one column for each database. */
public final class Figures {

    private static final Path FILE = Path.of("target", "bench", "figures.md");
    private static final Map<String, Map<BenchDatabase, String>> LINES = new LinkedHashMap<>();
    private static final StringBuilder PROFILE = new StringBuilder();

    private Figures() {
    }

    /** Keeps a figure, and writes the table anew, so that a run that breaks off leaves what it had. */
    public static synchronized void add(BenchDatabase database, String what, String format, Object... values) {
        String figure = String.format(Locale.ROOT, format, values);
        LINES.computeIfAbsent(what, any -> new LinkedHashMap<>()).put(database, figure);
        System.out.println("bench: " + database.title() + ": " + what + ": " + figure);
        write();
    }

    /** Keeps where the processor time went. */
    static synchronized void profile(BenchDatabase database, String table) {
        PROFILE.append("\n### ").append(database.title()).append("\n\n").append(table);
        write();
    }

    static synchronized String table() {
        StringBuilder table = new StringBuilder("| what | H2 | PostgreSQL |\n|---|---|---|\n");
        LINES.forEach((what, by) -> table.append("| ").append(what).append(" | ")
                .append(by.getOrDefault(BenchDatabase.H2, "")).append(" | ")
                .append(by.getOrDefault(BenchDatabase.POSTGRESQL, "")).append(" |\n"));
        return table.toString();
    }

    private static void write() {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, "On " + machine() + "\n\n" + table() + PROFILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String machine() throws IOException {
        String model = Files.exists(Path.of("/proc/cpuinfo")) ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name")).map(line -> line.replaceFirst(".*: ", "")).distinct()
                .collect(Collectors.joining(", ")) : System.getProperty("os.arch");
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + "), JDK "
                + System.getProperty("java.version") + ", " + System.getProperty("os.name");
    }
}
