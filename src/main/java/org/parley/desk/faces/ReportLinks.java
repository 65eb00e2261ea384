package org.parley.desk.faces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Measure;
import org.parley.sla.Reports.Share;
import org.parley.sla.Reports.Which;

/** Addresses of the report page: each says the whole choice, so that it can be kept and sent. */
final class ReportLinks {

    private static final String PAGE = "/admin/reports.xhtml";
    static final String FILE = "/admin/reports.csv";
    private final Map<String, String> choice;

    /** @param choice what is chosen now, by the parameter's name */
    ReportLinks(Map<String, String> choice) {
        this.choice = choice;
    }

    /** The list behind a number. @param by {@code null}: of everything */
    String list(By by, String value, Which which, Share share) {
        Map<String, String> part = new LinkedHashMap<>(choice);
        if (by == By.CLOCK && Measure.TOTAL_RESOLUTION.code().equals(value)) {
            // It counts only where it is asked for.
            part.put("clock", value);
        }
        if (by != null) {
            part.put("by", by.code());
            part.put("value", value);
        }
        part.put("outcome", which.code());
        if (share != null) {
            part.put("share", share.code());
        }
        return address(PAGE, part) + "#clocks";
    }

    String page() {
        return address(PAGE, choice);
    }

    /** The page or file with one more parameter. */
    String with(String place, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(choice);
        all.putAll(more);
        return address(place, all);
    }

    String next(Map<String, String> part, String cursor) {
        Map<String, String> all = new LinkedHashMap<>(choice);
        all.putAll(part);
        all.put("cursor", cursor);
        return address(PAGE, all) + "#clocks";
    }

    private static String address(String place, Map<String, String> parameters) {
        return parameters.isEmpty() ? place : place + "?" + parameters.entrySet().stream().map(one -> one.getKey() + "="
                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
