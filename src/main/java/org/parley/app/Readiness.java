package org.parley.app;

/** Whether this node can serve: the first set-up is done and the database answers. */
public interface Readiness {

    boolean isReady();
}
