package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.VariantChange;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

class StockIT {

    private static final String FILE = """
            {"format": "parley-catalog/1", "currency": "THB", "products": [
            {"handle": "one", "title": "Lamp", "variants": [{"price": "100", "stock": 10}]},
            {"handle": "two", "title": "Lampshade", "variants": [{"price": "50", "compareAtPrice": "60", "stock": 10}]}]}""";

    private static List<VariantView> variants(Shelf shelf) {
        return shelf.catalog().search(new ProductQuery(null, null, null, null, null, null, 10, null)).items().stream()
                .map(product -> product.variants().get(0)).toList();
    }

    private static boolean reserve(Shelf shelf, Map<VariantId, Integer> pieces) {
        try {
            return shelf.database().inTransaction(() -> {
                shelf.stock().reserve(pieces);
                return true;
            });
        } catch (OutOfStock none) {
            return false;
        }
    }

    private static int available(Shelf shelf, VariantId id) {
        return shelf.catalog().variant(id).orElseThrow().available();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void neverSellsMoreThanThereIs(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(FILE);
            VariantId lamp = variants(shelf).get(0).id();

            List<Boolean> sold = together(200, () -> reserve(shelf, Map.of(lamp, 1)));

            assertThat(sold.stream().filter(Boolean::booleanValue)).hasSize(10);
            assertThat(available(shelf, lamp)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void reservesAllLinesOfACartOrNoneAndNeverDeadlocks(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(FILE);
            VariantId lamp = variants(shelf).get(0).id();
            VariantId shade = variants(shelf).get(1).id();
            Map<VariantId, Integer> oneWay = new java.util.LinkedHashMap<>();
            oneWay.put(lamp, 1);
            oneWay.put(shade, 2);
            Map<VariantId, Integer> otherWay = new java.util.LinkedHashMap<>();
            otherWay.put(shade, 2);
            otherWay.put(lamp, 1);
            java.util.concurrent.atomic.AtomicInteger turn = new java.util.concurrent.atomic.AtomicInteger();

            List<Boolean> sold = together(60,
                    () -> reserve(shelf, turn.getAndIncrement() % 2 == 0 ? oneWay : otherWay));

            assertThat(sold.stream().filter(Boolean::booleanValue)).hasSize(5);
            assertThat(available(shelf, lamp)).isEqualTo(5);
            assertThat(available(shelf, shade)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void followsPiecesFromTheShelfToTheCustomerAndBack(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(FILE);
            VariantId lamp = variants(shelf).get(0).id();
            Map<VariantId, Integer> four = Map.of(lamp, 4);
            step(shelf, () -> shelf.stock().reserve(four));
            assertThat(available(shelf, lamp)).isEqualTo(6);
            step(shelf, () -> shelf.stock().release(four));
            assertThat(available(shelf, lamp)).isEqualTo(10);
            step(shelf, () -> shelf.stock().reserve(four));
            step(shelf, () -> shelf.stock().take(four));
            assertThat(available(shelf, lamp)).isEqualTo(6);
            step(shelf, () -> shelf.stock().takeUnreserved(Map.of(lamp, 6)));
            assertThat(available(shelf, lamp)).isZero();
            assertThatThrownBy(() -> step(shelf, () -> shelf.stock().takeUnreserved(Map.of(lamp, 1))))
                    .isInstanceOf(OutOfStock.class).extracting("available").isEqualTo(0);
            step(shelf, () -> shelf.stock().putBack(four));
            assertThat(available(shelf, lamp)).isEqualTo(4);
            assertThatThrownBy(() -> step(shelf, () -> shelf.stock().release(Map.of(lamp, 1))))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> step(shelf, () -> shelf.stock().reserve(Map.of(lamp, 0))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void step(Shelf shelf, Runnable move) {
        shelf.database().inTransaction(() -> {
            move.run();
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void changesPriceAndStockAndTheSearchWithThem(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(FILE);
            VariantId lamp = variants(shelf).get(0).id();
            VariantId shade = variants(shelf).get(1).id();
            assertThat(shelf.handles("lamp under 90")).isEmpty();

            shelf.administration().changeVariant(lamp, new VariantChange(Money.of("80", "THB"), Money.of("100", "THB"), false, 0));
            shelf.settle();

            assertThat(shelf.handles("lamp under 90")).containsExactly("one");
            assertThat(shelf.catalog().search(new ProductQuery("lamp", null, null, null, true, null, 10, null)).items()).isEmpty();
            assertThat(shelf.catalog().variant(lamp).orElseThrow().compareAtPrice().amountText()).isEqualTo("100.00");

            shelf.administration().changeVariant(shade, new VariantChange(null, null, true, null));
            assertThat(shelf.catalog().variant(shade).orElseThrow().compareAtPrice()).isNull();
            assertThatThrownBy(() -> shelf.administration().changeVariant(lamp,
                    new VariantChange(Money.of("120", "THB"), null, false, null))).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> shelf.administration().changeVariant(lamp,
                    new VariantChange(Money.of("1", "USD"), null, true, null))).isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void refusesToTakeReservedPiecesAway(String database) throws Exception {
        try (Shelf shelf = OnBothDatabases.shelf(database)) {
            shelf.importJson(FILE);
            VariantId lamp = variants(shelf).get(0).id();
            assertThat(reserve(shelf, Map.of(lamp, 4))).isTrue();

            assertThatThrownBy(() -> step(shelf, () -> shelf.administration().changeVariant(lamp,
                    new VariantChange(null, null, false, 3)))).isInstanceOf(Problem.class).extracting("code").isEqualTo("stockReserved");
            step(shelf, () -> shelf.administration().changeVariant(lamp, new VariantChange(null, null, false, 4)));

            assertThat(available(shelf, lamp)).isZero();
        }
    }

    /** The same thing by many at the same moment. */
    private static <T> List<T> together(int many, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int one = 0; one < many; one++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
