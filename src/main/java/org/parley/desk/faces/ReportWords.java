package org.parley.desk.faces;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.parley.sla.Reports.Share;

/** Numbers, times and dates of reports as the reader's language writes them. */
final class ReportWords {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int HOURS = 24;
    private final Locale locale;
    private final ZoneId zone;

    ReportWords(Locale locale, String zone) {
        this.locale = locale;
        this.zone = ZoneId.of(zone);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Cut, never rounded up: 100 % means that none was missed. */
    String percent(Double share) {
        if (share == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(share);
    }

    String duration(Long seconds) {
        if (seconds == null) {
            return "–";
        }
        if (seconds < MINUTE) {
            return Told.text("reports.time.s", seconds);
        }
        long minutes = seconds / MINUTE % MINUTE;
        if (seconds < HOUR) {
            return Told.text("reports.time.m", minutes);
        }
        return Told.text(minutes == 0 ? "reports.time.h" : "reports.time.hm", seconds / HOUR, minutes);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    String week(LocalDate monday) {
        return Told.text("reports.weekOf", day(monday));
    }

    String time(Instant at) {
        return at == null ? "–" : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale).withZone(zone).format(at);
    }

    /** @param hourOfWeek from Monday 0:00 */
    String hour(int hourOfWeek) {
        return DayOfWeek.of(hourOfWeek / HOURS + 1).getDisplayName(TextStyle.FULL_STANDALONE, locale)
                + String.format(Locale.ROOT, " %02d:00", hourOfWeek % HOURS);
    }

    String share(Share share) {
        return share == Share.OVER_200 ? Told.text("reports.share.over", share.above())
                : share.above() < 0 ? Told.text("reports.share.first", share.percent())
                : Told.text("reports.share.from", share.above(), share.percent());
    }
}
