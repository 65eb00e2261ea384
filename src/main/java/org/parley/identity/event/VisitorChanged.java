package org.parley.identity.event;

import org.parley.identity.VisitorProfile;

/** A visitor's language, zone or name changed; fired inside the transaction. */
public record VisitorChanged(VisitorProfile profile) {
}
