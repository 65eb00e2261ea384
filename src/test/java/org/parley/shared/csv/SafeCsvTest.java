package org.parley.shared.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+66 2 123", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =cmd|' /C calc'!A0", "=",
        "=HYPERLINK(\"http://evil.example\",\"x\")", "＝1+1", "＋1", "－1", "＠A1", "=\"a\nb\"", "-2+3;=1", "+1,\"x"})
    void whatASpreadsheetMightExecuteBecomesText(String nasty) throws IOException {
        CSVRecord record = only(List.of(nasty));
        assertThat(record.get(0)).isEqualTo("'" + nasty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tuesday", "5", "a=b", "a-b", "it's", "say \"yes\"", "one,two", "a;=1+1", "two\r\nlines", "ความ",
        "'=1"})
    void allOtherTextStaysAsItIs(String text) throws IOException {
        assertThat(only(List.of(text)).get(0)).isEqualTo(text);
    }

    @Test
    void numbersStayNumbersAndTextStandsInQuotationMarks() {
        assertThat(text(Arrays.asList(-5L, 0.25, null, "a;=b", "say \"yes\"", "-5")))
                .isEqualTo("\ufeff\"column\"\r\n-5,0.25,,\"a;=b\",\"say \"\"yes\"\"\",\"'-5\"\r\n");
    }

    @Test
    void beginsWithTheMarkThatExcelLooksFor() {
        assertThat(SafeCsv.of(List.of("a"), List.of())).startsWith(0xEF, 0xBB, 0xBF);
    }

    private static String text(List<?> row) {
        return new String(SafeCsv.of(List.of("column"), List.of(row)), StandardCharsets.UTF_8);
    }

    private static CSVRecord only(List<?> row) throws IOException {
        return CSVFormat.RFC4180.parse(new StringReader(text(row))).getRecords().get(1);
    }
}
