package org.parley.conversation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread sends for all sockets here: whoever holds it holds everybody. */
class OpenSocketTest {

    private final ExecutorService sender = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        sender.shutdownNow();
    }

    @Test
    void aReaderWhoNeverReadsHoldsUpNobodyElse() throws Exception {
        Line stuck = new Line(false);
        Line quick = new Line(true);
        OpenSocket slow = new OpenSocket(stuck.session(), null, null, sender);
        OpenSocket other = new OpenSocket(quick.session(), null, null, sender);
        slow.send("first");
        slow.send("second");
        List<String> frames = IntStream.range(0, 50).mapToObj(String::valueOf).toList();
        frames.forEach(other::send);
        sender.submit(() -> { }).get(5, TimeUnit.SECONDS);
        assertThat(quick.all.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(quick.taken).isEqualTo(frames);
        assertThat(stuck.taken).containsExactly("first");
    }

    @Test
    void aReaderWhoLetsTooMuchPileUpIsCutOff() throws Exception {
        Line many = new Line(false);
        OpenSocket frames = new OpenSocket(many.session(), null, null, sender);
        IntStream.range(0, 600).forEach(i -> frames.send("frame"));
        assertThat(many.closed.await(5, TimeUnit.SECONDS)).isTrue();
        Line heavy = new Line(false);
        OpenSocket characters = new OpenSocket(heavy.session(), null, null, sender);
        IntStream.range(0, 300).forEach(i -> characters.send("x".repeat(4_000)));
        assertThat(heavy.closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    /** A connection whose reader takes every frame at once, or only ever gets the first one, half. */
    private static final class Line {

        private final boolean reads;
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private final CountDownLatch all = new CountDownLatch(50);
        private final CountDownLatch closed = new CountDownLatch(1);

        Line(boolean reads) {
            this.reads = reads;
        }

        Session session() {
            return proxy(Session.class, (self, method, arguments) -> switch (method.getName()) {
                case "isOpen" -> closed.getCount() > 0;
                case "getAsyncRemote" -> proxy(RemoteEndpoint.Async.class, (remote, send, values) -> {
                    take((String) values[0]);
                    if (reads) {
                        ((SendHandler) values[1]).onResult(new SendResult());
                    }
                    return null;
                });
                case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, (remote, send, values) -> {
                    take((String) values[0]);
                    if (!reads) {
                        new CountDownLatch(1).await();
                    }
                    return null;
                });
                case "close" -> {
                    closed.countDown();
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        private void take(String text) {
            taken.add(text);
            all.countDown();
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }
}
