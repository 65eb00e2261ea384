package org.parley.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelStatusTest {

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void isReadByItsCode(ParcelStatus status) {
        assertThat(ParcelStatus.parse(status.code())).contains(status);
    }

    @ParameterizedTest
    @CsvSource({"in_transit, IN_TRANSIT", "IN TRANSIT, IN_TRANSIT", "Out-for-delivery, OUT_FOR_DELIVERY",
        "Delivered, DELIVERED", "shipped, DISPATCHED"})
    void forgivesTheSpellingsOfCarriers(String text, ParcelStatus status) {
        assertThat(ParcelStatus.parse(text)).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "teleported", "delivered?", "undelivered"})
    void knowsNoOthers(String text) {
        assertThat(ParcelStatus.parse(text)).isEmpty();
    }
}
