package org.parley.desk.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.Condition;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

/** Bean of /admin/promises.xhtml: what the shop promises to whom, in which order it is looked at. */
@Named("promisesPage")
@ViewScoped
public class PromisesPage implements Serializable {

    static final String FRESH = "new";
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    @Inject
    private transient Policies policies;
    @Inject
    private transient Calendars calendars;
    @Inject
    private transient StaffPage page;
    private String asked;
    private UUID policyId;
    private String savedName;
    private PolicyForm form;
    private List<Row> rows = List.of();
    private Map<String, String> calendarChoices = Map.of();
    private UUID deleting;
    private transient PreviewWords preview;
    private transient Policies.Draft previewed;

    /** The policy that the address names, or a fresh one, else the last: it fits every conversation. */
    public void open() {
        read();
        if (FRESH.equals(asked)) {
            form = new PolicyForm();
            return;
        }
        Optional<UUID> wanted = Ids.parse(asked);
        rows.stream().map(Row::getId).filter(id -> wanted.isPresent() && id.equals(wanted.get())).findFirst()
                .or(() -> rows.stream().map(Row::getId).reduce((first, last) -> last))
                .ifPresent(id -> show(policies.get(new PolicyId(id))));
    }

    private void show(Policies.View policy) {
        policyId = policy.id().value();
        savedName = policy.name();
        form = PolicyForm.of(policy);
    }

    private void read() {
        List<Policies.View> all = policies.list(MOST, null).items();
        Map<PolicyId, String> names = all.stream().collect(Collectors.toMap(Policies.View::id, Policies.View::name));
        rows = all.stream().map(policy -> new Row(policy.id().value(), policy.name(), words(policy.conditions()),
                policy.shadowedBy() == null ? null : names.get(policy.shadowedBy()))).toList();
        calendarChoices = new LinkedHashMap<>();
        calendars.list(MOST, null).items().forEach(calendar -> calendarChoices.put(calendar.id().toString(), calendar.name()));
    }

    private static String words(Map<String, Condition> conditions) {
        if (conditions.isEmpty()) {
            return Told.text("promises.fitsAll");
        }
        return conditions.entrySet().stream().map(asked -> Told.text("promises.if." + asked.getKey(),
                words(asked.getKey(), asked.getValue()))).collect(Collectors.joining(" · "));
    }

    private static String words(String attribute, Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            boolean priority = attribute.equals("priority");
            return any.values().stream().map(value -> priority ? Told.text("promises.priority." + value) : value)
                    .collect(Collectors.joining(", "));
        }
        Condition.Between span = (Condition.Between) condition;
        return (span.atLeast() == null ? "" : "≥ " + span.atLeast().toPlainString())
                + (span.atLeast() != null && span.below() != null ? ", " : "")
                + (span.below() == null ? "" : "< " + span.below().toPlainString());
    }

    /** Says first what it would do to open conversations; the second time it is done. */
    public void savePolicy() throws IOException {
        try {
            Policies.Draft wanted = form.draft();
            if (policyId == null) {
                Policies.View made = policies.create(wanted);
                FacesContext.getCurrentInstance().getExternalContext().redirect("/admin/promises.xhtml?policy=" + made.id());
                return;
            }
            PolicyId id = new PolicyId(policyId);
            if (preview == null || !wanted.equals(previewed)) {
                preview = new PreviewWords(policies.preview(id, wanted), page.getLocale(), zone(wanted.calendarId()));
                previewed = wanted;
                if (preview.isMoving()) {
                    Told.warned("hours.change.first");
                    return;
                }
            }
            preview = null;
            show(policies.change(id, wanted));
            read();
            Told.done("promises.saved");
        } catch (Problem problem) {
            Told.refused(problem, PolicyForm::place);
        }
    }

    private String zone(CalendarId calendar) {
        CalendarId its = calendar == null ? calendars.forInbox(Calendars.EVERY_INBOX).calendar() : calendar;
        return calendars.get(its).hours().zone();
    }

    /** @param by -1 for earlier, 1 for later */
    public void move(UUID id, int by) {
        List<UUID> order = new ArrayList<>(rows.stream().map(Row::getId).toList());
        int from = order.indexOf(id);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            try {
                policies.order(order.stream().map(PolicyId::new).toList());
                Told.done("promises.ordered");
            } catch (Problem problem) {
                Told.refused(problem, "list");
            }
        }
        read();
    }

    /** Asks once more before it is too late. @param id {@code null}: it was a slip */
    public void ask(UUID id) {
        deleting = id;
    }

    public void delete(UUID id) throws IOException {
        deleting = null;
        try {
            policies.delete(new PolicyId(id));
            if (id.equals(policyId)) {
                FacesContext.getCurrentInstance().getExternalContext().redirect("/admin/promises.xhtml");
                return;
            }
            Told.done("promises.deleted");
        } catch (Problem problem) {
            Told.refused(problem, "list");
        }
        read();
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }

    public String getAsked() {
        return asked;
    }

    public boolean isKnown() {
        return form != null;
    }

    public boolean isFresh() {
        return policyId == null;
    }

    public UUID getPolicyId() {
        return policyId;
    }

    public String getSavedName() {
        return savedName;
    }

    public PolicyForm getForm() {
        return form;
    }

    public List<Row> getRows() {
        return rows;
    }

    public Map<String, String> getCalendarChoices() {
        return calendarChoices;
    }

    public UUID getDeleting() {
        return deleting;
    }

    public PreviewWords getPreview() {
        return preview;
    }

    /** One policy in the list. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private final UUID id;
        private final String name;
        private final String conditions;
        private final String shadowedBy;

        Row(UUID id, String name, String conditions, String shadowedBy) {
            this.id = id;
            this.name = name;
            this.conditions = conditions;
            this.shadowedBy = shadowedBy;
        }

        public UUID getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public String getConditions() {
            return conditions;
        }

        /** The policy because of which this one never applies, or null. */
        public String getShadowedBy() {
            return shadowedBy;
        }
    }
}
