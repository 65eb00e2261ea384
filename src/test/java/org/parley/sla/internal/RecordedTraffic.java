package org.parley.sla.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.internal.clock.SlaEvent;

/**
 * A believable past of a shop in Bangkok, made by a seed: customers come mostly at noon and in the evening, a bot settles
 * a quarter of them, three people work on weekdays, one in the evening and one on Saturday, who is too few, and nobody on
 * Sunday. A reply takes some minutes, a customer answers some minutes later, and after a few turns the matter is resolved.
 */
public final class RecordedTraffic {

    private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");
    private static final double[] BY_HOUR = {.2, .1, .1, .1, .1, .1, .3, .6, 1, 1.6, 2, 2.4, 2.8, 2.2, 1.8, 1.6, 1.6, 1.8,
        2.2, 2.8, 3, 2.4, 1.2, .6};
    private static final double MOST = 3 * 1.3;
    private static final int AT_ONCE = 500;

    private final Random random;
    private final List<UUID> agents;
    private final Map<UUID, List<SlaEvent>> conversations = new LinkedHashMap<>();
    private final PriorityQueue<Turn> arrivals =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::conversation));
    private final List<Instant> freeAt = new ArrayList<>();

    /** A customer who needs a person from an instant on, and how many times they will write again. */
    private record Turn(Instant at, UUID conversation, int more) {
    }

    /** @param agents at least three */
    public RecordedTraffic(long seed, Instant from, Instant to, int conversations, List<UUID> agents) {
        this.random = new Random(seed);
        this.agents = agents;
        agents.forEach(agent -> freeAt.add(from));
        long span = Duration.between(from, to).toSeconds();
        for (int number = 0; number < conversations; number++) {
            Instant wrote = arrival(from, span);
            begin(wrote, new UUID(wrote.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | seed << 32 | number));
        }
        while (!arrivals.isEmpty()) {
            answer(arrivals.poll());
        }
        this.conversations.values().forEach(events -> events.sort(Comparator.comparing(SlaEvent::at)));
    }

    /** By conversation, each in order. */
    public Map<UUID, List<SlaEvent>> conversations() {
        return conversations;
    }

    private Instant arrival(Instant from, long span) {
        while (true) {
            Instant at = from.plusMillis((long) (random.nextDouble() * span * 1000));
            ZonedDateTime local = at.atZone(ZONE);
            double weight = BY_HOUR[local.getHour()] * (local.getDayOfWeek() == DayOfWeek.SATURDAY ? 1.3 : 1);
            if (random.nextDouble() * MOST < weight) {
                return at;
            }
        }
    }

    private void begin(Instant wrote, UUID id) {
        List<SlaEvent> events = new ArrayList<>();
        conversations.put(id, events);
        double fate = random.nextDouble();
        if (fate < 0.4) {
            events.add(new SlaEvent.CustomerWrote(wrote, false));
            arrivals.add(new Turn(wrote, id, turns()));
            return;
        }
        events.add(new SlaEvent.CustomerWrote(wrote, true));
        events.add(new SlaEvent.BotReplied(wrote.plusSeconds(2)));
        Instant then = wrote.plusSeconds(30 + random.nextInt(120));
        if (fate < 0.65) {
            events.add(new SlaEvent.BotAnswerAccepted(then));
            events.add(new SlaEvent.Resolved(then.plusSeconds(600)));
        } else {
            events.add(new SlaEvent.HandedOver(then, true));
            arrivals.add(new Turn(then, id, turns()));
        }
    }

    private int turns() {
        return random.nextInt(4);
    }

    private void answer(Turn turn) {
        List<SlaEvent> events = conversations.get(turn.conversation);
        if (random.nextDouble() < 0.01) {
            return;
        }
        Instant begun = null;
        int agent = 0;
        for (int each = 0; each < agents.size(); each++) {
            Instant could = atWork(each, max(turn.at, freeAt.get(each)));
            if (begun == null || could.isBefore(begun)) {
                begun = could;
                agent = each;
            }
        }
        Instant replied = begun.plusMillis((long) (1000 * Math.exp(Math.log(170) + 0.6 * random.nextGaussian())));
        freeAt.set(agent, replied);
        events.add(new SlaEvent.PersonReplied(replied, agents.get(agent)));
        if (turn.more == 0) {
            events.add(new SlaEvent.Resolved(replied.plusSeconds(1200 + random.nextInt(7200)), agents.get(agent)));
            return;
        }
        Instant again = replied.plusMillis((long) (-Math.log(1 - random.nextDouble()) * 240_000) + 15_000);
        events.add(new SlaEvent.CustomerWrote(again, false));
        arrivals.add(new Turn(again, turn.conversation, turn.more - 1));
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first instant from then on at which an agent works: all by day, the first in the evening, the second on Saturday. */
    private static Instant atWork(int agent, Instant from) {
        ZonedDateTime at = from.atZone(ZONE);
        while (!works(agent, at)) {
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return at.toInstant();
    }

    private static boolean works(int agent, ZonedDateTime at) {
        int hour = at.getHour();
        return switch (at.getDayOfWeek()) {
            case SUNDAY -> false;
            case SATURDAY -> agent % 3 == 1 && hour >= 10 && hour < 17;
            default -> hour >= 9 && hour < (agent % 3 == 0 ? 22 : 18);
        };
    }

    /**
     * Fills a stopped server's embedded database with the weeks before now, for looking at what needs a past.
     *
     * @param arguments its URL, user, password, how many weeks, and how many conversations
     */
    public static void main(String... arguments) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        Instant now = Clock.systemUTC().instant();
        List<UUID> agents = Sql.list(database, "SELECT id FROM staff_account ORDER BY id", row -> row.getObject(1, UUID.class));
        new RecordedTraffic(1, now.minus(Duration.ofDays(7 * Long.parseLong(arguments[3]))), now,
                Integer.parseInt(arguments[4]), agents).store(database);
    }

    /** Writes it as the running product does, many conversations at a time, under the policies that are there. */
    public void store(DataSource database) {
        store(database, conversations);
    }

    static void store(DataSource database, Map<UUID, List<SlaEvent>> conversations) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            store(connection, conversations);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void store(Connection connection, Map<UUID, List<SlaEvent>> conversations) throws SQLException {
        DataSource one = always(connection);
        FactsBook nothing = new FactsBook() {
            @Override
            Map<UUID, Facts> read(Collection<UUID> ids) {
                return Map.of();
            }
        };
        CaseBook cases = new CaseBook(new CaseStore(one), new TermsBook(one), nothing);
        Map<UUID, CaseBook.Happened> batch = new LinkedHashMap<>();
        for (Map.Entry<UUID, List<SlaEvent>> each : conversations.entrySet()) {
            batch.put(each.getKey(), new CaseBook.Happened("web", each.getValue()));
            if (batch.size() == AT_ONCE) {
                cases.apply(batch);
                connection.commit();
                batch = new LinkedHashMap<>();
            }
        }
        cases.apply(batch);
        connection.commit();
    }

    /** Hands out that connection, which stays open, so that a batch is one transaction. */
    private static DataSource always(Connection connection) {
        ClassLoader loader = RecordedTraffic.class.getClassLoader();
        Object open = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, values) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(connection, values);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, values) -> open);
    }
}
