package org.parley.sla;

/** What a shop promises before anybody has decided about it. */
public interface SlaDefaults {

    /**
     * Makes a policy, and a calendar for it, where there is none; happens by itself at every start.
     *
     * @param demo the demo shop's: Bangkok with a lunch break and Thailand's holidays; otherwise office hours in the
     *             zone {@code parley.sla.default-zone}
     */
    void ensure(boolean demo);
}
