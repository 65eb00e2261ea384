package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes, as Linux counts it. */
final class Processor {

    private static final double TICKS_PER_SECOND = 100;

    private Processor() {
    }

    /** Seconds that a process has had so far, user and system together. */
    static double seconds(long pid) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        } catch (NoSuchFileException ended) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Seconds that a process and those it has started have had, together. */
    static double secondsOfTree(long pid) throws IOException {
        double sum = seconds(pid);
        List<Long> children;
        try (Stream<ProcessHandle> all = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            children = all.map(ProcessHandle::pid).toList();
        }
        for (long child : children) {
            sum += seconds(child);
        }
        return sum;
    }

    /** Megabytes of memory that a process holds. */
    static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElse(0) / 1024;
    }
}
