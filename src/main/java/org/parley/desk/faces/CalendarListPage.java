package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.parley.identity.Visitors;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.Hours;
import org.parley.sla.Policies;

/** The upper half of /admin/calendars.xhtml: which calendars there are, and which counts where. */
@Named("calendarListPage")
@ViewScoped
public class CalendarListPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;
    private static final int SUGGESTIONS = 12;
    private static final List<String> OFFICE = List.of("mon", "tue", "wed", "thu", "fri");

    @Inject
    private transient Calendars calendars;
    @Inject
    private transient Policies policies;
    private List<Row> rows;
    private UUID deleting;
    private String general;
    private String web;
    private String name;
    private String zone;

    @PostConstruct
    void read() {
        Map<UUID, List<String>> uses = new LinkedHashMap<>();
        general = null;
        web = "";
        calendars.inboxes().forEach(inbox -> {
            boolean all = inbox.inbox().equals(Calendars.EVERY_INBOX);
            uses.computeIfAbsent(inbox.calendar().value(), any -> new ArrayList<>())
                    .add(Told.text(all ? "hours.general" : "hours.inboxWeb"));
            if (all) {
                general = inbox.calendar().toString();
            } else {
                web = inbox.calendar().toString();
            }
        });
        policies.list(MOST, null).items().stream().filter(policy -> policy.calendarId() != null)
                .forEach(policy -> uses.computeIfAbsent(policy.calendarId().value(), any -> new ArrayList<>())
                        .add(policy.name()));
        List<Calendars.View> all = calendars.list(MOST, null).items();
        rows = all.stream().map(view -> new Row(view.id().value(), view.name(), view.hours().zone(),
                uses.containsKey(view.id().value()) ? String.join(", ", uses.get(view.id().value()))
                        : Told.text("hours.unused"))).toList();
        zone = all.isEmpty() ? null : all.get(0).hours().zone();
    }

    /** Asks once more before it is too late. @param id {@code null}: it was a slip */
    public void ask(UUID id) {
        deleting = id;
    }

    public void delete(UUID id) {
        deleting = null;
        try {
            calendars.delete(new CalendarId(id));
            read();
            Told.done("hours.deleted");
        } catch (Problem problem) {
            Told.refused(problem, "list");
        }
    }

    /** Makes a calendar of office hours, and shows it. */
    public void create() throws IOException {
        Map<String, List<String>> week = new LinkedHashMap<>();
        OFFICE.forEach(day -> week.put(day, List.of("09:00-17:00")));
        try {
            Calendars.View made = calendars.create(new Calendars.Draft(name, new Hours(zone, week, null, null)));
            FacesContext.getCurrentInstance().getExternalContext().redirect("/admin/calendars.xhtml?calendar=" + made.id());
        } catch (Problem problem) {
            Told.refused(problem, "fresh");
        }
    }

    /** Gives the default and the inbox their calendars. */
    public void use() {
        try {
            Ids.parse(general).ifPresent(id -> calendars.use(Calendars.EVERY_INBOX, new CalendarId(id)));
            Ids.parse(web).ifPresentOrElse(id -> calendars.use(Visitors.WEB, new CalendarId(id)),
                    () -> calendars.followDefault(Visitors.WEB));
            read();
            Told.done("hours.whereSaved");
        } catch (Problem problem) {
            Told.refused(problem, "where");
        }
    }

    /** Zones whose name holds what was typed. */
    public List<String> zones(String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream().filter(one -> one.toLowerCase(Locale.ROOT).contains(part))
                .filter(one -> one.contains("/") && !one.startsWith("Etc/") && !one.startsWith("SystemV/"))
                .sorted().limit(SUGGESTIONS).toList();
    }

    /** Ids to names, for the choices. */
    public Map<String, String> getChoices() {
        Map<String, String> choices = new LinkedHashMap<>();
        rows.forEach(row -> choices.put(row.id.toString(), row.name));
        return choices;
    }

    public List<Row> getRows() {
        return rows;
    }

    public UUID getDeleting() {
        return deleting;
    }

    public String getGeneral() {
        return general;
    }

    public void setGeneral(String general) {
        this.general = general;
    }

    public String getWeb() {
        return web;
    }

    public void setWeb(String web) {
        this.web = web;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    /** A calendar in the list. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private final UUID id;
        private final String name;
        private final String zone;
        private final String use;

        Row(UUID id, String name, String zone, String use) {
            this.id = id;
            this.name = name;
            this.zone = zone;
            this.use = use;
        }

        public UUID getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public String getZone() {
            return zone;
        }

        /** What uses it, in words. */
        public String getUse() {
            return use;
        }
    }
}
