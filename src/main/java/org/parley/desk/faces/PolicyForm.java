package org.parley.desk.faces;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.sla.Attribute;
import org.parley.sla.CalendarId;
import org.parley.sla.Condition;
import org.parley.sla.EscalationStep;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;

/** A policy as it is typed: minutes, hours and days instead of seconds, conditions by their kind. */
public class PolicyForm implements Serializable {

    static final int MINUTE = 60;
    private static final long serialVersionUID = 1L;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private String name = "";
    /** Empty: the inbox's. */
    private String calendarId = "";
    private BigDecimal firstMinutes = BigDecimal.valueOf(15);
    private BigDecimal nextMinutes = BigDecimal.valueOf(30);
    private BigDecimal resolutionHours = BigDecimal.valueOf(8);
    private BigDecimal reopenDays = BigDecimal.valueOf(7);
    private BigDecimal silenceDays = number(Policies.MAXIMUM_SILENCE.toSeconds(), DAY);
    private String starts = FirstResponseStarts.HANDOVER.name();
    private boolean botReplyCounts;
    /** Lists that Faces makes anew of their own kind, which it cannot of unmodifiable ones. */
    private List<String> pausing = new ArrayList<>(Arrays.stream(PauseReason.values()).map(PauseReason::name).toList());
    private List<String> priorities = new ArrayList<>();
    private List<String> languages = new ArrayList<>();
    private String labels = "";
    private BigDecimal orderAtLeast;
    private BigDecimal orderBelow;
    /** Conditions that the page has no fields for, as JSON; they stay as they are. */
    private final Map<String, String> others = new LinkedHashMap<>();
    private final List<LadderRow> ladder = new ArrayList<>();

    static PolicyForm of(Policies.View policy) {
        PolicyForm form = new PolicyForm();
        form.name = policy.name();
        form.calendarId = policy.calendarId() == null ? "" : policy.calendarId().toString();
        form.firstMinutes = number(policy.targets().firstResponseSeconds(), MINUTE);
        form.nextMinutes = number(policy.targets().nextResponseSeconds(), MINUTE);
        form.resolutionHours = number(policy.targets().resolutionSeconds(), HOUR);
        form.reopenDays = number(policy.reopenWindow().toSeconds(), DAY);
        form.silenceDays = number(policy.maximumSilence().toSeconds(), DAY);
        form.starts = policy.firstResponseStarts().name();
        form.botReplyCounts = policy.botReplyCounts();
        form.pausing = new ArrayList<>(policy.pausing().stream().map(PauseReason::name).toList());
        policy.conditions().forEach(form::take);
        policy.ladder().stream().sorted(Comparator.comparing(EscalationStep::clock)).map(LadderRow::of)
                .forEach(form.ladder::add);
        return form;
    }

    private void take(String attribute, Condition condition) {
        if (attribute.equals(Attribute.PRIORITY.code()) && condition instanceof Condition.AnyOf any) {
            priorities = new ArrayList<>(any.values());
        } else if (attribute.equals(Attribute.LANGUAGE.code()) && condition instanceof Condition.AnyOf any) {
            languages = new ArrayList<>(any.values());
        } else if (attribute.equals(Attribute.LABEL.code()) && condition instanceof Condition.AnyOf any) {
            labels = String.join(", ", any.values());
        } else if (attribute.equals(Attribute.ORDER_VALUE.code()) && condition instanceof Condition.Between span) {
            orderAtLeast = span.atLeast();
            orderBelow = span.below();
        } else {
            others.put(attribute, condition.json().toString());
        }
    }

    Policies.Draft draft() {
        Map<String, Condition> conditions = new TreeMap<>();
        others.forEach((attribute, json) -> conditions.put(attribute, Json.read(json, Condition.class)));
        anyOf(conditions, Attribute.PRIORITY, priorities);
        anyOf(conditions, Attribute.LANGUAGE, languages);
        anyOf(conditions, Attribute.LABEL, labels == null ? List.of() : Arrays.stream(labels.split("[,、，]"))
                .map(String::strip).filter(label -> !label.isEmpty()).toList());
        if (orderAtLeast != null || orderBelow != null) {
            conditions.put(Attribute.ORDER_VALUE.code(), new Condition.Between(orderAtLeast, orderBelow));
        }
        return new Policies.Draft(name, Ids.parse(calendarId).map(CalendarId::new).orElse(null), conditions,
                new Policies.Targets(seconds(firstMinutes, MINUTE), seconds(nextMinutes, MINUTE),
                        seconds(resolutionHours, HOUR)),
                FirstResponseStarts.valueOf(starts), botReplyCounts,
                pausing.stream().map(PauseReason::valueOf).collect(Collectors.toSet()),
                Duration.ofSeconds(seconds(reopenDays, DAY)), ladder.stream().map(LadderRow::step).toList(),
                Duration.ofSeconds(seconds(silenceDays, DAY)));
    }

    private static void anyOf(Map<String, Condition> conditions, Attribute attribute, List<String> values) {
        if (!values.isEmpty()) {
            conditions.put(attribute.code(), new Condition.AnyOf(values));
        }
    }

    /** Where the page shows what the door calls {@code ladder[1].actions} or {@code conditions.orderValue}. */
    static String place(String field) {
        String[] parts = field.split("[\\[\\].]+");
        if (parts[0].equals("ladder") && parts.length > 1) {
            return "policy:ladder:" + parts[1] + ":" + (parts.length > 2 && parts[2].equals("actions") ? "actions" : "amount");
        }
        if (parts[0].equals("conditions") && parts.length > 1) {
            return "policy:" + (parts[1].equals(Attribute.ORDER_VALUE.code()) ? "orderAtLeast" : parts[1]);
        }
        return "policy:" + parts[parts.length - 1];
    }

    static BigDecimal number(long seconds, int unit) {
        BigDecimal plain = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(unit), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Nothing typed is no promise, which the door refuses; more than fits into a long is refused likewise. */
    static long seconds(BigDecimal number, int unit) {
        if (number == null || number.precision() - number.scale() > 9) {
            return -1;
        }
        return number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public void addStep() {
        ladder.add(new LadderRow());
    }

    public void removeStep(LadderRow step) {
        ladder.remove(step);
    }

    public List<LadderRow> getLadder() {
        return ladder;
    }

    /** Conditions that were set by the interface and are kept: attribute and JSON. */
    public Map<String, String> getOthers() {
        return others;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCalendarId() {
        return calendarId;
    }

    public void setCalendarId(String calendarId) {
        this.calendarId = calendarId;
    }

    public BigDecimal getFirstMinutes() {
        return firstMinutes;
    }

    public void setFirstMinutes(BigDecimal firstMinutes) {
        this.firstMinutes = firstMinutes;
    }

    public BigDecimal getNextMinutes() {
        return nextMinutes;
    }

    public void setNextMinutes(BigDecimal nextMinutes) {
        this.nextMinutes = nextMinutes;
    }

    public BigDecimal getResolutionHours() {
        return resolutionHours;
    }

    public void setResolutionHours(BigDecimal resolutionHours) {
        this.resolutionHours = resolutionHours;
    }

    public BigDecimal getReopenDays() {
        return reopenDays;
    }

    public void setReopenDays(BigDecimal reopenDays) {
        this.reopenDays = reopenDays;
    }

    public BigDecimal getSilenceDays() {
        return silenceDays;
    }

    public void setSilenceDays(BigDecimal silenceDays) {
        this.silenceDays = silenceDays;
    }

    public String getStarts() {
        return starts;
    }

    public void setStarts(String starts) {
        this.starts = starts;
    }

    public boolean isBotReplyCounts() {
        return botReplyCounts;
    }

    public void setBotReplyCounts(boolean botReplyCounts) {
        this.botReplyCounts = botReplyCounts;
    }

    public List<String> getPausing() {
        return pausing;
    }

    public void setPausing(List<String> pausing) {
        this.pausing = pausing;
    }

    public List<String> getPriorities() {
        return priorities;
    }

    public void setPriorities(List<String> priorities) {
        this.priorities = priorities;
    }

    public List<String> getLanguages() {
        return languages;
    }

    public void setLanguages(List<String> languages) {
        this.languages = languages;
    }

    public String getLabels() {
        return labels;
    }

    public void setLabels(String labels) {
        this.labels = labels;
    }

    public BigDecimal getOrderAtLeast() {
        return orderAtLeast;
    }

    public void setOrderAtLeast(BigDecimal orderAtLeast) {
        this.orderAtLeast = orderAtLeast;
    }

    public BigDecimal getOrderBelow() {
        return orderBelow;
    }

    public void setOrderBelow(BigDecimal orderBelow) {
        this.orderBelow = orderBelow;
    }
}
