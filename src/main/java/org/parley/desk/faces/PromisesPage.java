package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.shared.problem.Problem;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

/** Bean of /admin/promises.xhtml: what the shop promises. */
@Named("promisesPage")
@ViewScoped
public class PromisesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    @Inject
    private transient Policies policies;
    private Map<UUID, String> choices;
    private UUID policyId;
    private String policyName;
    private BigDecimal firstMinutes;
    private BigDecimal nextMinutes;
    private BigDecimal resolutionHours;
    private BigDecimal reopenDays;
    private String starts;
    private boolean botReplyCounts;
    private List<String> pausing;

    /** The policy that is tried last fits every conversation; it is the shop's promise unless another is chosen. */
    @PostConstruct
    void read() {
        List<Policies.View> all = policies.list(100, null).items();
        choices = all.stream().collect(Collectors.toMap(view -> view.id().value(), Policies.View::name, (a, b) -> a,
                LinkedHashMap::new));
        if (!all.isEmpty()) {
            show(all.get(all.size() - 1));
        }
    }

    /** Shows the policy that was chosen. */
    public void choose() {
        show(policies.get(new PolicyId(policyId)));
    }

    private void show(Policies.View policy) {
        policyId = policy.id().value();
        policyName = policy.name();
        firstMinutes = number(policy.targets().firstResponseSeconds(), MINUTE);
        nextMinutes = number(policy.targets().nextResponseSeconds(), MINUTE);
        resolutionHours = number(policy.targets().resolutionSeconds(), HOUR);
        reopenDays = number(policy.reopenWindow().toSeconds(), DAY);
        starts = policy.firstResponseStarts().name();
        botReplyCounts = policy.botReplyCounts();
        pausing = policy.pausing().stream().map(PauseReason::name).toList();
    }

    private static BigDecimal number(long seconds, int unit) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(unit), 4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Nothing typed is no promise, which the door refuses; more than fits into a long is refused likewise. */
    private static long seconds(BigDecimal number, int unit) {
        if (number == null || number.precision() - number.scale() > 9) {
            return -1;
        }
        return number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public void savePolicy() {
        try {
            Policies.View old = policies.get(new PolicyId(policyId));
            Policies.View saved = policies.change(old.id(), new Policies.Draft(policyName, old.calendarId(), old.conditions(),
                    new Policies.Targets(seconds(firstMinutes, MINUTE), seconds(nextMinutes, MINUTE), seconds(resolutionHours, HOUR)),
                    FirstResponseStarts.valueOf(starts), botReplyCounts,
                    pausing.stream().map(PauseReason::valueOf).collect(Collectors.toSet()),
                    Duration.ofSeconds(seconds(reopenDays, DAY)), old.ladder(), old.maximumSilence()));
            choices.put(policyId, saved.name());
            Told.done("promises.saved");
        } catch (Problem problem) {
            Told.refused(problem, field -> "policy:" + field.substring(field.lastIndexOf('.') + 1));
        }
    }

    public boolean isKnown() {
        return policyId != null;
    }

    public Map<UUID, String> choices() {
        return choices;
    }

    public UUID getPolicyId() {
        return policyId;
    }

    public void setPolicyId(UUID policyId) {
        this.policyId = policyId;
    }

    public String getPolicyName() {
        return policyName;
    }

    public void setPolicyName(String policyName) {
        this.policyName = policyName;
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
}
