package org.parley.app.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What happens once after the deployment, beside the server's own start: the demo or the first administrator is set up,
 * and when the server answers, a few readable lines say where everything is.
 */
@ApplicationScoped
class Startup {

    private static final Logger LOG = System.getLogger("org.parley");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private Settings settings;
    @Inject
    private Demo demo;
    @Inject
    private FirstAdministrator firstAdministrator;
    @Inject
    private SetUpProgress progress;

    private volatile Thread worker;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        worker = threads.newThread(this::run);
        worker.setName("parley-start");
        worker.start();
    }

    @PreDestroy
    void stop() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void run() {
        List<String> news = new ArrayList<>();
        try {
            if (settings.demo()) {
                news.addAll(demo.setUp());
            } else {
                firstAdministrator.link().ifPresent(link -> news.add("First administrator: " + link));
            }
            progress.done();
            awaitAnswer();
            LOG.log(Level.INFO, "Parley is ready.");
            LOG.log(Level.INFO, "Shop: " + settings.publicUrl() + "/shop/");
            LOG.log(Level.INFO, "Desk: " + settings.publicUrl() + "/desk/");
            LOG.log(Level.INFO, "API: " + settings.publicUrl() + "/openapi");
            news.forEach(line -> LOG.log(Level.INFO, line));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.ERROR, "The first set-up did not finish; it is tried again at the next start", failed);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.publicUrl() + "/ready"))
                .timeout(Duration.ofSeconds(2)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
