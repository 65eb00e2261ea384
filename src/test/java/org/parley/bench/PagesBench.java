package org.parley.bench;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.parley.testing.Chromium;
import org.parley.testing.ParleyServer;

/** How soon a phone on a slow 4G line shows something of the widget and of the shop, and how much moves afterwards. */
class PagesBench {

    private static final int ROUNDS = 3;
    /** The profile that page testers call slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
    private static final Map<String, Object> SLOW_4G = Map.of("offline", false, "latency", 150,
            "downloadThroughput", 1_600_000 / 8, "uploadThroughput", 750_000 / 8);
    private static final String PAINTED = """
            const done = arguments[0];
            const wait = () => performance.getEntriesByName('first-contentful-paint').length && document.readyState === 'complete'
              ? setTimeout(() => {
                  let moved = 0;
                  new PerformanceObserver((list) => list.getEntries().forEach((e) => { moved += e.hadRecentInput ? 0 : e.value; }))
                    .observe({ type: 'layout-shift', buffered: true });
                  setTimeout(() => done([performance.getEntriesByName('first-contentful-paint')[0].startTime, moved]), 200);
                }, 4000) : setTimeout(wait, 50);
            wait();
            """;

    @Test
    void pages() throws Exception {
        try (ParleyServer server = ParleyServer.settings("bench-pages").fresh().fullSpeed().start().awaitReady()) {
            for (String page : List.of("/widget/?language=th", "/shop/?lang=th", "/desk/login.xhtml")) {
                double soonest = Double.MAX_VALUE;
                double moved = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    List<Number> figures = look(server, page);
                    soonest = Math.min(soonest, figures.get(0).doubleValue());
                    moved = Math.max(moved, figures.get(1).doubleValue());
                }
                Figures.add(BenchDatabase.H2, "first paint of " + page + " on slow 4G, best of three; layout shift, worst",
                        "%.0f ms; %.3f", soonest, moved);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Number> look(ParleyServer server, String page) {
        ChromeDriver browser = Chromium.start(500, 800);
        try {
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                    Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
            browser.executeCdpCommand("Network.enable", Map.of());
            browser.executeCdpCommand("Network.emulateNetworkConditions", SLOW_4G);
            browser.get(server.url(page).toString());
            return (List<Number>) browser.executeAsyncScript(PAINTED);
        } finally {
            browser.quit();
        }
    }
}
