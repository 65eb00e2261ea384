package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a server's Java code spends its processor time: samples of the JDK's flight recorder, each given to the innermost
 * library on its stack that is named here, so that the JDK's own collections and streams count for whom they work.
 */
final class CpuProfile {

    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("SQL: database driver or engine", List.of("org.postgresql.", "org.h2."));
        PARTS.put("SQL: connection pool, transactions", List.of("com.sun.gjc.", "com.sun.enterprise.resource.",
                "com.sun.enterprise.connectors.", "com.sun.enterprise.transaction.", "com.sun.jts.", "fish.payara.jdbc",
                "org.glassfish.jdbc", "org.glassfish.resourcebase", "com.sun.corba"));
        PARTS.put("JSON", List.of("com.fasterxml.", "org.parley.shared.json."));
        PARTS.put("Parley: SLA", List.of("org.parley.sla."));
        PARTS.put("Parley: conversation", List.of("org.parley.conversation."));
        PARTS.put("Parley: the rest", List.of("org.parley."));
        PARTS.put("sockets of screens", List.of("org.glassfish.tyrus."));
        PARTS.put("JAX-RS", List.of("org.glassfish.jersey.", "jakarta.ws.rs.", "org.glassfish.hk2.", "org.jvnet.hk2."));
        PARTS.put("CDI, validation", List.of("org.jboss.weld.", "org.hibernate.validator.", "org.glassfish.weld.",
                "org.glassfish.cdi.", "jakarta.enterprise."));
        PARTS.put("HTTP, servlet container", List.of("org.glassfish.grizzly.", "org.apache.catalina.",
                "com.sun.enterprise.", "org.glassfish.", "fish.payara.", "com.sun.appserv."));
    }

    private CpuProfile() {
    }

    /** Records a process while {@code load} runs, and tells its parts as a table, largest first. */
    static String during(long pid, Runnable load) throws IOException, InterruptedException {
        Path file = Files.createTempFile("profile", ".jfr");
        jcmd(pid, "JFR.start", "name=bench", "settings=profile");
        load.run();
        jcmd(pid, "JFR.dump", "name=bench", "filename=" + file.toAbsolutePath());
        jcmd(pid, "JFR.stop", "name=bench");
        String table = table(file);
        Files.delete(file);
        return table;
    }

    private static void jcmd(long pid, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid)));
        command.addAll(List.of(arguments));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("the flight recorder did not answer to " + arguments[0]);
        }
    }

    private static String table(Path file) throws IOException {
        Map<String, Integer> samples = new LinkedHashMap<>();
        int all = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples.merge(part(event.getStackTrace().getFrames()), 1, Integer::sum);
                    all++;
                }
            }
        }
        StringBuilder table = new StringBuilder("| part of the server's Java code | share |\n|---|---|\n");
        int total = Math.max(1, all);
        samples.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(one -> table.append(String.format(Locale.ROOT, "| %s | %.0f %% |%n", one.getKey(),
                        100.0 * one.getValue() / total)));
        return table.toString();
    }

    private static String part(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
                if (part.getValue().stream().anyMatch(type::startsWith)) {
                    return part.getKey();
                }
            }
        }
        return "JDK";
    }
}
