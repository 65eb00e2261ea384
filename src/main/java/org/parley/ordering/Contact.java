package org.parley.ordering;

/** How to reach the customer about an order; an e-mail address or a phone number is there. */
public record Contact(String name, String email, String phone) {
}
