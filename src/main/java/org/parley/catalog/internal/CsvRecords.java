package org.parley.catalog.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file, each with the line it begins on. A quotation mark that is never closed would make a parser
 * swallow the rest of the file; here it costs its own line and reading goes on with the next one.
 */
final class CsvRecords {

    private static final int MOST_LINES = 500;
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false)
            .setTrailingData(false).get();

    private final TextLines lines;
    private int columns;

    CsvRecords(TextLines lines) {
        this.lines = lines;
    }

    /** So many columns the header has; records over several lines must have exactly as many. */
    void expectColumns(int number) {
        columns = number;
    }

    /** The next record that is not empty, or {@code null} at the end. */
    Row next() throws IOException {
        TextLines.Line first = lines.next();
        while (first != null && first.wrong() == null && first.text().isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            return null;
        }
        if (first.wrong() != null) {
            return new Row(first.number(), List.of(), first.wrong());
        }
        Quotes quotes = new Quotes();
        quotes.read(first.text());
        if (!quotes.open() && !quotes.broken()) {
            return parsed(first.number(), first.text());
        }
        return quotes.broken() ? new Row(first.number(), List.of(), "has text behind a closing quotation mark")
                : severalLines(first, quotes);
    }

    private Row severalLines(TextLines.Line first, Quotes quotes) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<TextLines.Line> further = new ArrayList<>();
        while (quotes.open() && !quotes.broken()) {
            TextLines.Line next = further.size() < MOST_LINES && text.length() < MOST_CHARACTERS ? lines.next() : null;
            if (next == null) {
                break;
            }
            further.add(next);
            if (next.wrong() != null) {
                break;
            }
            text.append('\n').append(next.text());
            quotes.read(next.text());
        }
        if (!quotes.open() && !quotes.broken()) {
            Row row = parsed(first.number(), text.toString());
            if (row.wrong() == null && row.values().size() == columns && !swallowed(further)) {
                return row;
            }
        }
        lines.giveBack(further);
        return new Row(first.number(), List.of(), "has a quotation mark that is not closed");
    }

    /** Whether a line that was taken for the inside of a quotation is a whole record by itself. */
    private boolean swallowed(List<TextLines.Line> further) {
        for (TextLines.Line line : further) {
            Quotes alone = new Quotes();
            alone.read(line.text());
            if (columns >= 5 && !alone.open() && !alone.broken() && alone.commas() == columns - 1) {
                return true;
            }
        }
        return false;
    }

    private static Row parsed(int line, String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (CSVRecord record : parser) {
                return new Row(line, List.of(record.values()), null);
            }
            return new Row(line, List.of(), null);
        } catch (IOException | UncheckedIOException malformed) {
            return new Row(line, List.of(), "is no CSV");
        }
    }

    /** One record, or what is wrong with the line. */
    record Row(int line, List<String> values, String wrong) {
    }

    /** Where quotations begin and end in a record that is being put together. */
    private static final class Quotes {

        private boolean inside;
        private boolean broken;
        private int commas;

        void read(String line) {
            boolean fieldStart = !inside;
            boolean closed = false;
            for (int at = 0; at < line.length() && !broken; at++) {
                char character = line.charAt(at);
                if (inside) {
                    if (character == '"') {
                        if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                            at++;
                        } else {
                            inside = false;
                            closed = true;
                        }
                    }
                } else if (character == ',') {
                    commas++;
                    fieldStart = true;
                    closed = false;
                } else if (closed) {
                    broken = character != ' ' && character != '\t';
                } else if (character == '"' && fieldStart) {
                    inside = true;
                    fieldStart = false;
                } else {
                    fieldStart = fieldStart && (character == ' ' || character == '\t');
                }
            }
        }

        boolean open() {
            return inside;
        }

        boolean broken() {
            return broken;
        }

        int commas() {
            return commas;
        }
    }
}
