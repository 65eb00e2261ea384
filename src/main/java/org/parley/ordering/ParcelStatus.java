package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be reported of a parcel; people read it in their own words. */
public enum ParcelStatus {
    CREATED("created"), DISPATCHED("dispatched"), PICKED_UP("pickedUp"), IN_TRANSIT("inTransit"), ARRIVED("arrived"),
    OUT_FOR_DELIVERY("outForDelivery"), FAILED("failed"), RETURNED("returned"),
    /** The parcel is in the customer's hands: the order is delivered once all its parcels are. */
    DELIVERED("delivered");

    private final String code;

    ParcelStatus(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** By code, forgiving the spellings of carriers: {@code IN_TRANSIT}, {@code in-transit}, {@code In transit}. */
    public static Optional<ParcelStatus> parse(String text) {
        String wanted = plain(text);
        String known = "shipped".equals(wanted) ? "dispatched" : wanted;
        return Arrays.stream(values()).filter(status -> plain(status.code).equals(known)).findFirst();
    }

    /** All codes, to tell somebody who used another. */
    public static String codes() {
        return Arrays.stream(values()).map(ParcelStatus::code).collect(Collectors.joining(", "));
    }

    private static String plain(String text) {
        return text == null ? "" : text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
