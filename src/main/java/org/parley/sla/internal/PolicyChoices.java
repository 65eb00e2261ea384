package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.Condition;
import org.parley.sla.PolicyId;
import org.parley.sla.SlaClocks.AppliedPolicy;
import org.parley.sla.SlaClocks.Asked;
import org.parley.sla.SlaClocks.PassedOver;

/** Says why a policy applies: what it asks for, what is the case, and why those before it did not fit. */
@ApplicationScoped
class PolicyChoices {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private TermsBook terms;

    PolicyChoices() {
    }

    PolicyChoices(DataSource database, TermsBook terms) {
        this.database = database;
        this.terms = terms;
    }

    /**
     * @param version whose conditions led to it, or {@code null} for the present ones
     * @param facts   that were known when it was chosen
     * @return null without a policy
     */
    AppliedPolicy explain(UUID policy, UUID version, Facts facts) {
        if (policy == null) {
            return null;
        }
        List<TermsBook.Candidate> order = terms.candidates();
        Optional<TermsBook.Candidate> present = order.stream().filter(one -> one.policyId().equals(policy)).findFirst();
        Optional<Promise> promised = version == null ? present.map(TermsBook.Candidate::promise)
                : Sql.first(database, "SELECT promise FROM sla_policy_version WHERE id = ?",
                        row -> Promise.read(row.getString(1)), version);
        List<PassedOver> passed = new ArrayList<>();
        if (present.isPresent()) {
            order.stream().takeWhile(one -> one != present.get()).forEach(one -> one.promise().conditions().entrySet()
                    .stream().filter(asked -> !asked.getValue().fits(facts.of(asked.getKey()))).findFirst()
                    .ifPresent(asked -> passed.add(new PassedOver(new PolicyId(one.policyId()), one.name(),
                            asked(asked, facts)))));
        }
        // A deleted policy still rules what it was promised to; it has no name any more.
        return new AppliedPolicy(new PolicyId(policy), present.map(TermsBook.Candidate::name).orElse(""),
                promised.map(Promise::conditions).map(TreeMap::new).orElseGet(TreeMap::new).entrySet().stream()
                        .map(asked -> asked(asked, facts)).toList(), passed);
    }

    /** Empty once it was deleted. */
    String name(UUID policy) {
        return terms.candidates().stream().filter(one -> one.policyId().equals(policy)).findFirst()
                .map(TermsBook.Candidate::name).orElse("");
    }

    private static Asked asked(Map.Entry<String, Condition> condition, Facts facts) {
        return new Asked(condition.getKey(), condition.getValue(), facts.of(condition.getKey()));
    }
}
