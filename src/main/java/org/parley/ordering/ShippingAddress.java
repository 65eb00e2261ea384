package org.parley.ordering;

/** Where an order goes. @param country ISO 3166-1 alpha-2 code */
public record ShippingAddress(String line1, String line2, String district, String city, String region, String postalCode,
        String country) {
}
