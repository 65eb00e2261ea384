package org.parley.conversation.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Chromium;

/**
 * Runs the tests of the widget's scripts in a real browser: order, resynchronisation, unsent messages, input methods,
 * formats, the socket and the talk with the embedding page. They need files and a browser, no server of ours.
 */
class WidgetScriptsIT {

    private static final Path SCRIPTS = Path.of("src/main/webapp/resources");
    private static final Path TESTS = Path.of("src/test/resources/org/parley/conversation/faces/scripts");
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css",
            "json", "application/json", "html", "text/html");

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        return run().stream().map(result -> DynamicTest.dynamicTest(result.get("name"),
                () -> assertThat(result.get("failure")).isEmpty()));
    }

    private static List<Map<String, String>> run() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.setExecutor(threads);
        files.createContext("/resources/", exchange -> answer(exchange, SCRIPTS, "/resources/"));
        files.createContext("/test/", exchange -> answer(exchange, TESTS, "/test/"));
        files.start();
        ChromeDriver browser = Chromium.start(420, 800, "--lang=en");
        try {
            browser.get("http://localhost:" + files.getAddress().getPort() + "/test/index.html");
            return results(browser);
        } finally {
            browser.quit();
            files.stop(0);
            threads.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> results(ChromeDriver browser) {
        return new WebDriverWait(browser, Duration.ofSeconds(120)).until(page ->
                (List<Map<String, String>>) browser.executeScript("return globalThis.results ?? null"));
    }

    private static void answer(HttpExchange exchange, Path root, String prefix) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(prefix.length());
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            String extension = path.substring(path.lastIndexOf('.') + 1);
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
