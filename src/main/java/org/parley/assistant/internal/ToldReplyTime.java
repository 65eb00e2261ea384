package org.parley.assistant.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.sla.Expectations;

/** {@link ReplyTime} through the door of {@code sla}: the same figures that the widget shows. */
@ApplicationScoped
class ToldReplyTime implements ReplyTime {

    @Inject
    private Expectations expectations;

    @Override
    public Told now(String inbox) {
        Expectations.Expectation told = expectations.now(inbox);
        return new Told(told.medianSeconds(), told.targetSeconds(), told.opensAt());
    }
}
