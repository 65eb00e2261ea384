package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ClockKind;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;
import org.parley.sla.RehearsalId;
import org.parley.sla.Rehearsals;

/** Bean of /admin/rehearsal.xhtml: what would have been under other promises, hours or people. */
@Named("rehearsalPage")
@ViewScoped
public class RehearsalPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Rehearsals rehearsals;
    @Inject
    private transient Policies policies;
    @Inject
    private transient Calendars calendars;
    @Inject
    private transient StaffPage page;
    @Inject
    private transient Clock clock;
    private RehearsalForm form;
    private Map<String, String> choices;
    private Map<String, String> otherCalendars;
    private String id;
    private String kind = ClockKind.FIRST_RESPONSE.name();
    private transient Rehearsals.View view;
    private transient RehearsalWords words;

    /** The policy that is tried last fits every conversation; it is what most promises come from. */
    @PostConstruct
    void read() {
        List<Policies.View> all = policies.list(100, null).items();
        choices = all.stream().collect(Collectors.toMap(policy -> policy.id().toString(), Policies.View::name, (a, b) -> a,
                LinkedHashMap::new));
        otherCalendars = calendars.list(100, null).items().stream().collect(Collectors.toMap(
                one -> one.id().toString(), Calendars.View::name, (a, b) -> a, LinkedHashMap::new));
        if (!all.isEmpty()) {
            Policies.View last = all.get(all.size() - 1);
            Calendars.View itsCalendar = calendarOf(last);
            form = RehearsalForm.of(LocalDate.ofInstant(clock.instant(), ZoneId.of(itsCalendar.hours().zone())));
            form.take(last, itsCalendar);
        }
    }

    private Calendars.View calendarOf(Policies.View policy) {
        CalendarId own = policy.calendarId();
        return calendars.get(own == null ? calendars.inboxes().get(0).calendar() : own);
    }

    /** Shows the rehearsal that the address names, and what was asked for in it. */
    public void open() {
        follow();
        if (view != null && form != null && !FacesContext.getCurrentInstance().isPostback()) {
            PolicyId asked = view.draft().policyId();
            if (asked != null && choices.containsKey(asked.toString())) {
                form.setPolicyId(asked.toString());
                choose();
            }
            form.take(view.draft());
        }
    }

    private PolicyId chosen() {
        return Ids.parse(form.getPolicyId()).map(PolicyId::new).orElseThrow(Problem::notFound);
    }

    /** Starts from the policy that was chosen. */
    public void choose() {
        Policies.View policy = policies.get(chosen());
        form.take(policy, calendarOf(policy));
    }

    /** Proposes the people who were there, unless others are there already. */
    public void proposePeople() {
        if (form.isOtherPeople() && form.getPeople().isEmpty()) {
            try {
                form.show(rehearsals.people(form.begin(), form.end(clock.instant()), form.getZone()));
            } catch (Problem noPeriod) {
                form.setOtherPeople(false);
                Told.refused(noPeriod, RehearsalForm::place);
            }
        }
    }

    public void start() throws IOException {
        try {
            Policies.View policy = policies.get(chosen());
            RehearsalId started = rehearsals.start(form.draft(policy, clock.instant()));
            FacesContext.getCurrentInstance().getExternalContext().redirect("/admin/rehearsal.xhtml?id=" + started);
        } catch (Problem problem) {
            Told.refused(problem, RehearsalForm::place);
        }
    }

    public void follow() {
        words = null;
        try {
            view = id == null ? null : Ids.parse(id).map(RehearsalId::new).map(rehearsals::get).orElse(null);
        } catch (Problem gone) {
            view = null;
        }
    }

    private Rehearsals.View view() {
        if (view == null && id != null) {
            follow();
        }
        return view;
    }

    public boolean isFollowing() {
        return view() != null;
    }

    public boolean isRunning() {
        return isFollowing() && view.status() == Rehearsals.Status.RUNNING;
    }

    public boolean isDone() {
        return isFollowing() && view.status() == Rehearsals.Status.DONE;
    }

    /** Why it failed, in words. */
    public String getFailure() {
        return isFollowing() && view.failure() != null ? Told.text("rehearsal.failed." + view.failure().code()) : null;
    }

    public int getPercent() {
        return isFollowing() ? (int) Math.floor(view.progress() * 100) : 0;
    }

    public RehearsalWords getWords() {
        if (words == null && isDone()) {
            words = new RehearsalWords(view, ClockKind.valueOf(kind), page.getLocale());
        }
        return words;
    }

    public boolean isKnown() {
        return form != null;
    }

    public RehearsalForm getForm() {
        return form;
    }

    public Map<String, String> choices() {
        return choices;
    }

    public Map<String, String> otherCalendars() {
        return otherCalendars;
    }

    public List<String> getDays() {
        return RehearsalForm.DAYS;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
        words = null;
    }
}
