package org.parley.desk.faces;

import java.io.Serializable;
import java.time.LocalDate;

/** A row of a calendar's list: a holiday, or a day with hours of its own. */
public final class SpecialDay implements Serializable {

    private static final long serialVersionUID = 1L;
    private final LocalDate date;
    private final String name;
    private String hours;

    SpecialDay(LocalDate date, String name, String hours) {
        this.date = date;
        this.name = name == null || name.isBlank() ? null : name.strip();
        this.hours = hours == null || hours.isBlank() ? null : hours;
    }

    public LocalDate getDate() {
        return date;
    }

    public String getName() {
        return name;
    }

    /** Empty: closed. */
    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }
}
