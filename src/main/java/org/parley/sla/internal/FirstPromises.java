package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.Policies;
import org.parley.sla.SlaDefaults;
import org.parley.sla.internal.clock.Terms;

@ApplicationScoped
@Transactional
class FirstPromises implements SlaDefaults {

    private static final List<String> OFFICE = List.of("mon", "tue", "wed", "thu", "fri");
    private static final Duration REOPEN_WINDOW = Duration.ofDays(7);

    /** A warning while there is time, the supervisors once there is none. */
    private static final List<EscalationStep> LADDER = List.of(
            new EscalationStep(ClockKind.FIRST_RESPONSE, 80, null, null, List.of(EscalationAction.NOTIFY_ASSIGNEE)),
            new EscalationStep(ClockKind.FIRST_RESPONSE, null, null, 0L,
                    List.of(EscalationAction.NOTIFY_ASSIGNEE, EscalationAction.NOTIFY_SUPERVISORS)),
            new EscalationStep(ClockKind.NEXT_RESPONSE, 80, null, null, List.of(EscalationAction.NOTIFY_ASSIGNEE)),
            new EscalationStep(ClockKind.NEXT_RESPONSE, null, null, 0L,
                    List.of(EscalationAction.NOTIFY_ASSIGNEE, EscalationAction.NOTIFY_SUPERVISORS)));

    @Inject
    private StoredCalendars calendars;
    @Inject
    private Policies policies;
    @Inject
    @ConfigProperty(name = "parley.sla.default-zone")
    private String zone;

    FirstPromises() {
    }

    FirstPromises(StoredCalendars calendars, Policies policies, String zone) {
        this.calendars = calendars;
        this.policies = policies;
        this.zone = zone;
    }

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started, SlaDefaults self,
            @ConfigProperty(name = "parley.demo") boolean demo) {
        // Through the proxy, so that calendar and policy come to be together.
        self.ensure(demo);
    }

    @Override
    public void ensure(boolean demo) {
        calendars.renewSets();
        if (!policies.list(1, null).items().isEmpty()) {
            return;
        }
        CalendarId calendar = calendars.list(1, null).items().stream().findFirst()
                .orElseGet(() -> calendars.create(demo ? bangkok() : officeHours())).id();
        if (calendars.inboxes().isEmpty()) {
            calendars.use(Calendars.EVERY_INBOX, calendar);
        }
        // A guide bot answers first in every shop, so clocks wait for the hand-over; a day of eight hours to resolve.
        policies.create(new Policies.Draft("Standard", calendar, Map.of(),
                new Policies.Targets(15 * 60, 30 * 60, 8 * 60 * 60), FirstResponseStarts.HANDOVER, false,
                Terms.ALL_PAUSES, REOPEN_WINDOW, LADDER, Policies.MAXIMUM_SILENCE));
    }

    private static Calendars.Draft bangkok() {
        Map<String, List<String>> week = week(List.of("09:00-12:00", "13:00-18:00"));
        week.put("sat", List.of("10:00-16:00"));
        return new Calendars.Draft("Bangkok", new Hours("Asia/Bangkok", week, null, List.of("th"), null, null));
    }

    private Calendars.Draft officeHours() {
        return new Calendars.Draft("Office hours", new Hours(zone, week(List.of("09:00-17:00")), null, null));
    }

    private static Map<String, List<String>> week(List<String> intervals) {
        Map<String, List<String>> week = new LinkedHashMap<>();
        OFFICE.forEach(day -> week.put(day, intervals));
        return week;
    }
}
