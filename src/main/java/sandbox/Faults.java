package sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/** The behaviour that is switched on now; kept in memory, a restart makes the provider proper again. */
@ApplicationScoped
class Faults {

    private final AtomicReference<Behaviour> current = new AtomicReference<>(Behaviour.PROPER);

    Behaviour current() {
        return current.get();
    }

    void behave(Behaviour behaviour) {
        current.set(behaviour);
    }

    /** Whether this API call is one that fails. */
    boolean takeError() {
        return current.getAndUpdate(now -> now.errorNext() > 0 ? now.afterError() : now).errorNext() > 0;
    }

    /** Whether this webhook is one that gets lost. */
    boolean takeDrop() {
        return current.getAndUpdate(now -> now.dropNext() > 0 ? now.afterDrop() : now).dropNext() > 0;
    }
}
