package org.parley.ordering;

import java.time.LocalDate;

/** What the customer wishes about the delivery; every part may be {@code null}. It is recorded, not promised. */
public record DeliveryRequest(LocalDate date, String slot, String place, String note) {
}
