package org.parley.catalog.internal;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.parley.catalog.CatalogueFile;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ProductQuery;
import org.parley.testing.EmbeddedUrl;

/**
 * Measures import and search without a server, on embedded H2 in a file: {@code main} takes the number of products
 * (25,000 for the import, 100,000 for the search) and prints one line for each figure.
 */
public final class CatalogBenchmark {

    private static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();

    private CatalogBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        int products = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CatalogueFile.PRODUCTS;
        Path home = Files.createTempDirectory("parley-bench");
        Path file = CatalogueFile.write(home.resolve("catalogue.json"), products);
        System.out.println("file " + Files.size(file) / 1_000_000 + " MB");
        try (Shelf shelf = Shelf.onH2(EmbeddedUrl.inFile(home.resolve("db")), home)) {
            for (String run : List.of("first", "second")) {
                long start = System.nanoTime();
                ImportStatus status;
                try (InputStream in = Files.newInputStream(file)) {
                    status = shelf.imports().run(new ImportRequest(ImportFormat.PARLEY_JSON, false, null, null), in);
                }
                System.out.printf("import %s: %s created %d updated %d unchanged %d errors %d in %.1f s%n", run, status.status(),
                        status.created(), status.updated(), status.unchanged(), status.errors().size(),
                        (System.nanoTime() - start) / 1e9);
            }
            search(shelf, "cold");
            search(shelf, "warmer");
            search(shelf, "warm");
            search(shelf, "warm");
        }
    }

    private static void search(Shelf shelf, String name) {
        List<String> queries = CatalogueFile.queries(1_000);
        long[] nanos = new long[queries.size()];
        long[] cpus = new long[queries.size()];
        int found = 0;
        String slowest = "";
        long slowestNanos = 0;
        for (int at = 0; at < nanos.length; at++) {
            long start = System.nanoTime();
            long cpu = CPU.getCurrentThreadCpuTime();
            found += shelf.catalog().search(ProductQuery.words(queries.get(at), null, 25)).items().isEmpty() ? 0 : 1;
            nanos[at] = System.nanoTime() - start;
            cpus[at] = CPU.getCurrentThreadCpuTime() - cpu;
            if (nanos[at] > slowestNanos) {
                slowestNanos = nanos[at];
                slowest = queries.get(at);
            }
        }
        Arrays.sort(nanos);
        Arrays.sort(cpus);
        System.out.printf("search %s: p50 %.1f ms, p90 %.1f, p99 %.1f, max %.1f (%s); CPU p50 %.1f, p99 %.1f; %d of %d found something%n", name, nanos[500] / 1e6,
                nanos[900] / 1e6, nanos[990] / 1e6, slowestNanos / 1e6, slowest, cpus[500] / 1e6, cpus[990] / 1e6, found, nanos.length);
    }
}
