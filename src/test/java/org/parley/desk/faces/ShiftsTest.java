package org.parley.desk.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-                        | ''",
        "''                       | ''",
        "9-18: 2                  | 9-18: 2",
        "09:00 – 12:00 : 2;12-13x1 | 9-12: 2, 12-13: 1",
        "9～12：2、13～24：1       | 9-12: 2, 13-24: 1",
        "9-18: 2, 12-14: 1        | 9-12: 2, 12-14: 3, 14-18: 2",
        "0-24: 1                  | 0-24: 1",
        "9-12: 0                  | ''",
    })
    void whatIsTypedIsReadAndShownInOneForm(String typed, String shown) {
        assertThat(Shifts.text(Shifts.read(typed))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "9-18", "18-9: 1", "9-9: 1", "9-25: 1", "9:30-12: 1", "9-18: -1", "9-18: 2 3"})
    void whatIsNoShiftIsRefused(String typed) {
        assertThatThrownBy(() -> Shifts.read(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyHourIsCounted() {
        assertThat(Shifts.read("22-24: 3")).hasSize(24).endsWith(0, 3, 3);
    }
}
