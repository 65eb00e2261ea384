package org.parley.conversation;

import java.util.List;
import java.util.Map;
import org.parley.shared.problem.Problem;

/** A reply was written against a thread that has moved on; the problem carries the messages that came since. */
public class StaleThread extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleThread(long lastSeq, List<?> since) {
        super(409, "staleThread", "The thread has newer messages than the one this reply was written against.",
                Map.of("lastSeq", lastSeq, "messages", since));
    }
}
