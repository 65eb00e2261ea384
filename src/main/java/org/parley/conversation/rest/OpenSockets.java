package org.parley.conversation.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.parley.conversation.ConversationId;
import org.parley.identity.Credential;
import org.parley.identity.Tokens;

/** This node's sockets. Every two seconds those whose token has died are closed with 4401. */
@ApplicationScoped
class OpenSockets {

    private static final Logger LOG = System.getLogger(OpenSockets.class.getName());
    private static final int SENDERS = 2;
    private static final long CHECK_SECONDS = 2;

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private Tokens tokens;

    private final Map<String, OpenSocket> open = new ConcurrentHashMap<>();
    private ExecutorService senders;
    private ScheduledExecutorService checks;

    @PostConstruct
    void start() {
        senders = Executors.newFixedThreadPool(SENDERS, threads);
        checks = Executors.newSingleThreadScheduledExecutor(threads);
        checks.scheduleWithFixedDelay(this::closeRevoked, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        checks.shutdownNow();
        senders.shutdownNow();
    }

    OpenSocket add(Session session, Credential caller, ConversationId own) {
        OpenSocket socket = new OpenSocket(session, caller, own, senders);
        open.put(session.getId(), socket);
        return socket;
    }

    OpenSocket find(Session session) {
        return open.get(session.getId());
    }

    OpenSocket remove(Session session) {
        return open.remove(session.getId());
    }

    private void closeRevoked() {
        try {
            Set<String> watched = open.values().stream().map(socket -> socket.caller().fingerprint())
                    .collect(Collectors.toSet());
            if (watched.isEmpty()) {
                return;
            }
            Set<String> alive = tokens.alive(watched);
            open.values().stream().filter(socket -> !alive.contains(socket.caller().fingerprint()))
                    .forEach(socket -> socket.close(4401, "token is not valid any more"));
        } catch (RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "Open sockets cannot be checked now: {0}", databaseDown.toString());
        }
    }
}
