package org.parley.sla;

import java.util.Collection;
import java.util.UUID;
import org.parley.identity.StaffId;
import org.parley.shared.paging.Page;

/** What a person of the shop was told about promises that run out, until they have read it. */
public interface Alerts {

    /** Newest first. @param limit 1 to 100, or {@code null} for 25 */
    Page<Alert> of(StaffId staff, boolean unreadOnly, Integer limit, String cursor);

    /** How many are unread, up to 100. */
    int unread(StaffId staff);

    /** Marks some as read, or with {@code null} all; what is another's stays as it is. */
    void markRead(StaffId staff, Collection<UUID> alerts);
}
