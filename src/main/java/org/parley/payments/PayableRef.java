package org.parley.payments;

/**
 * What is paid for, as payments sees it: opaque names given by the module that owns the thing.
 *
 * @param kind what sort of thing, such as {@code order}; lower-case letters, at most 20
 * @param id the thing's id within its kind
 * @param ownerId the customer whose thing it is (a visitor's id), compared when somebody asks for the payment
 */
public record PayableRef(String kind, String id, String ownerId) {

    public PayableRef {
        if (kind == null || !kind.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("not a kind of payable");
        }
        if (id == null || id.isBlank() || id.length() > 60) {
            throw new IllegalArgumentException("a payable needs an id of 1 to 60 characters");
        }
        if (ownerId == null || ownerId.isBlank() || ownerId.length() > 60) {
            throw new IllegalArgumentException("a payable needs an owner id of 1 to 60 characters");
        }
    }
}
