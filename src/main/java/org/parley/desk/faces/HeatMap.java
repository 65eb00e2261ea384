package org.parley.desk.faces;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A week, hour by hour, as a table: how many of how many promises were broken. Each cell shows its number, so that colour
 * is not the only sign, and says in words to screen readers what it means.
 *
 * <p>On a page: {@code <ui:include src="/WEB-INF/templates/heat-map.xhtml"><ui:param name="map" value="#{page.map}"/>
 * </ui:include>} with {@code parley/desk/heat-map.css}. Maps that stand side by side are made of one {@link Scale}.
 *
 * @param days short name and full name of each day, Monday first
 */
public record HeatMap(String caption, List<String[]> days, List<Row> rows, List<Legend> legend) implements Serializable {

    private static final int DAYS = 7;
    private static final int HOURS = 24;
    private static final int LEVELS = 5;

    /** An hour of all seven days. */
    public record Row(String hour, List<Cell> cells) implements Serializable {
    }

    /** @param level 0 to 5, or -1 where nothing was promised @param href what the number leads to, or {@code null} */
    public record Cell(String text, int level, String told, String href) implements Serializable {
    }

    public record Legend(int level, String text) implements Serializable {
    }

    /** Which hours are shown, and how many broken promises are the darkest colour: alike for maps that are compared. */
    record Scale(int first, int last, int most) {

        /** From arrays of 168: in turns broken and all of each map. */
        static Scale of(int[]... brokenAndAll) {
            int first = HOURS;
            int last = -1;
            int most = 0;
            for (int map = 0; map < brokenAndAll.length; map += 2) {
                most = Math.max(most, Arrays.stream(brokenAndAll[map]).max().orElse(0));
                for (int cell = 0; cell < brokenAndAll[map + 1].length; cell++) {
                    if (brokenAndAll[map + 1][cell] > 0) {
                        first = Math.min(first, cell % HOURS);
                        last = Math.max(last, cell % HOURS);
                    }
                }
            }
            return new Scale(first, last, most);
        }

        private int level(int broken) {
            return broken == 0 ? 0 : (broken * LEVELS + most - 1) / most;
        }
    }

    /**
     * @param broken by hour of the week from Monday 0:00
     * @param all    likewise; an hour without any stays empty
     */
    static HeatMap of(String caption, int[] broken, int[] all, Scale scale, Locale locale) {
        return of(caption, broken, all, scale, locale, hour -> null);
    }

    /** @param links from an hour of the week in which any were broken to the address behind its number, or {@code null} */
    static HeatMap of(String caption, int[] broken, int[] all, Scale scale, Locale locale, IntFunction<String> links) {
        List<String[]> days = Arrays.stream(DayOfWeek.values()).map(day -> new String[] {
            day.getDisplayName(TextStyle.SHORT_STANDALONE, locale), day.getDisplayName(TextStyle.FULL_STANDALONE, locale)
        }).toList();
        List<Row> rows = new ArrayList<>();
        for (int hour = scale.first; hour <= scale.last; hour++) {
            String name = String.format(Locale.ROOT, "%02d:00", hour);
            List<Cell> cells = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int at = day * HOURS + hour;
                cells.add(all[at] == 0 ? new Cell("", -1, Told.text("heat.none"), null)
                        : new Cell(String.valueOf(broken[at]), scale.level(broken[at]),
                                Told.text("heat.cell", days.get(day)[1], name, broken[at], all[at]),
                                broken[at] == 0 ? null : links.apply(at)));
            }
            rows.add(new Row(name, cells));
        }
        return new HeatMap(caption, days, rows, legend(scale.most));
    }

    private static List<Legend> legend(int most) {
        List<Legend> legend = new ArrayList<>(List.of(new Legend(-1, Told.text("heat.none")), new Legend(0, "0")));
        IntStream.rangeClosed(1, LEVELS).forEach(level -> {
            int from = (level - 1) * most / LEVELS + 1;
            int to = level * most / LEVELS;
            if (from <= to) {
                legend.add(new Legend(level, from == to ? String.valueOf(to) : from + "–" + to));
            }
        });
        return legend;
    }
}
