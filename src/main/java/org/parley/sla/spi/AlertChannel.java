package org.parley.sla.spi;

import java.util.List;
import org.parley.identity.StaffView;
import org.parley.sla.Alert;

/**
 * A further way, besides the desk, by which people learn that promises run out. Any CDI bean with this type is found. It is
 * called after the commit, outside a transaction, at least once per batch.
 */
public interface AlertChannel {

    /** Stable name that pending work carries, such as {@code mail}. */
    String name();

    /** Whether it is set up; one that is not is given nothing. */
    boolean isReady();

    /**
     * Tells one person of all that came due for them at once, at most some hundred.
     *
     * @throws Exception for "try again later"
     */
    void send(StaffView to, List<Alert> alerts) throws Exception;
}
