package org.parley.sla.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.i18n.Language;
import org.parley.sla.Attribute;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.Condition;
import org.parley.sla.Explanation;
import org.parley.sla.Explanation.Part;
import org.parley.sla.Explanation.Why;
import org.parley.sla.PauseReason;
import org.parley.sla.PolicyId;
import org.parley.sla.SlaClocks;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A clock that is told in words and drawn: the words say all that led to the due time, the picture is to scale. */
class ClockExplanationTest {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final Instant NOW = at("2024-01-16T04:00:00Z");

    /** A reply promised within two hours on a Friday evening, with the Monday a holiday; it came late on Tuesday. */
    private static SlaClocks.Explained late() {
        return explained(ClockState.BREACHED, at("2024-01-16T03:00:00Z"), List.of(
                part("2024-01-12T09:00:00Z", "2024-01-12T10:00:00Z", true, Why.OPEN),
                part("2024-01-12T10:00:00Z", "2024-01-14T17:00:00Z", false, Why.CLOSED),
                part("2024-01-14T17:00:00Z", "2024-01-15T17:00:00Z", false, Why.HOLIDAY),
                part("2024-01-15T17:00:00Z", "2024-01-16T02:00:00Z", false, Why.CLOSED),
                part("2024-01-16T02:00:00Z", "2024-01-16T03:00:00Z", true, Why.OVERRIDE)), "2024-01-16T03:00:00Z");
    }

    private static SlaClocks.Explained explained(ClockState state, Instant endedAt, List<Part> parts, String due) {
        SlaClocks.View clock = new SlaClocks.View(ClockKind.FIRST_RESPONSE, 1, 1, 7200, at("2024-01-12T09:00:00Z"),
                due == null ? null : at(due), endedAt, state == ClockState.BREACHED ? at(due) : null, state, 7260, -60,
                new Explanation(parts));
        SlaClocks.Asked label = new SlaClocks.Asked("label", new Condition.AnyOf(new TreeSet<>(List.of("vip", "gold"))),
                List.of("gold"));
        SlaClocks.Asked value = new SlaClocks.Asked("orderValue",
                new Condition.Between(new BigDecimal("1000"), new BigDecimal("5000")), List.of());
        return new SlaClocks.Explained(clock, new SlaClocks.AppliedPolicy(new PolicyId(UUID.randomUUID()),
                "<script>alert(1)</script>", List.of(label),
                List.of(new SlaClocks.PassedOver(new PolicyId(UUID.randomUUID()), "Large orders", value))), BANGKOK,
                List.of(new SlaClocks.Happening(at("2024-01-12T09:00:00Z"), SlaClocks.What.CUSTOMER_WROTE, null),
                        new SlaClocks.Happening(at("2024-01-16T03:00:00Z"), SlaClocks.What.PERSON_REPLIED, null)));
    }

    @Test
    void saysWhatWasPromisedWhyWhatCountedAndHowItEnded() {
        assertThat(ClockWords.of(late(), text(Language.EN))).extracting(ClockWords.Line::text).containsExactly(
                "The first reply was promised within 2 h of opening time, counted from Fri, Jan 12, 4:00 PM.",
                "The policy “<script>alert(1)</script>” promises it.",
                "It applies because of the label: gold (asked for: gold, vip).",
                "“Large orders” is tried before it and does not apply because of the order value: nothing "
                        + "(asked for: at least 1,000, below 5,000).",
                "Fri, Jan 12, 4:00 PM: The customer wrote.",
                "Fri, Jan 12, 4:00 PM – 5:00 PM: open, 1 h counted",
                "Fri, Jan 12, 5:00 PM – Mon, Jan 15, 12:00 AM: closed, not counted",
                "Mon, Jan 15, 12:00 AM – Tue, Jan 16, 12:00 AM: holiday, not counted",
                "Tue, Jan 16, 12:00 AM – 9:00 AM: closed, not counted",
                "Tue, Jan 16, 9:00 AM – 10:00 AM: special hours, 1 h counted, 2 h so far",
                "Tue, Jan 16, 10:00 AM: A person replied.",
                "Due on Tue, Jan 16, 10:00 AM: by then 2 h are used up.",
                "Missed on Tue, Jan 16, 10:00 AM; it ended on Tue, Jan 16, 10:00 AM after 2 h 1 min.");
    }

    @Test
    void tellsTheYearOnlyWhereItIsAnotherAndSecondsOnlyWithinAMinute() {
        ClockText text = new ClockText(Language.TH, BANGKOK, at("2025-06-01T00:00:00Z"));
        assertThat(text.moment(at("2024-01-12T09:00:00Z"))).contains("2567");
        assertThat(text(Language.TH).moment(at("2024-01-12T09:00:00Z"))).doesNotContain("2567");
        assertThat(text(Language.JA).stretch(at("2024-01-12T09:00:05Z"), at("2024-01-12T09:00:25Z")))
                .isEqualTo("1/12 16:00:05 – 16:00:25");
        assertThat(text(Language.EN).span(0)).isEqualTo("0 s");
        assertThat(text(Language.EN).span(599)).isEqualTo("9 min 59 s");
        assertThat(text(Language.EN).span(36_029)).isEqualTo("10 h");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasWordsForEverythingThatCanBe(Language language) {
        ClockText text = text(language);
        List<String> keys = new ArrayList<>();
        Arrays.stream(SlaClocks.What.values()).forEach(what -> keys.add("what." + what.code()));
        Arrays.stream(Why.values()).forEach(why -> keys.add("why." + why.code()));
        Arrays.stream(Attribute.values()).forEach(attribute -> keys.add("attribute." + attribute.code()));
        Arrays.stream(PauseReason.values()).forEach(reason -> keys.add("pause." + reason.code()));
        Arrays.stream(ClockKind.values()).forEach(kind -> keys.add("promise." + kind.code()));
        assertThat(keys).allSatisfy(key -> assertThat(text.say(key)).as(key).isNotBlank());
        for (ClockState state : ClockState.values()) {
            for (Instant end : new Instant[] {null, at("2024-01-16T03:30:00Z")}) {
                SlaClocks.Explained told = explained(state, end, late().clock().explanation().parts(), "2024-01-16T03:00:00Z");
                assertThat(ClockWords.of(told, text)).extracting(ClockWords.Line::text)
                        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("null", "{"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ClockPicture.NARROWEST, 640, ClockPicture.WIDEST})
    void drawsEveryPartToScaleAndNothingBeyondTheEdge(int width) throws Exception {
        Document picture = parse(ClockPicture.of(late(), text(Language.EN), NOW, width));
        List<Double> widths = new ArrayList<>();
        NodeList bars = picture.getElementsByTagName("rect");
        for (int i = 0; i < bars.getLength(); i++) {
            Element bar = (Element) bars.item(i);
            if (bar.getElementsByTagName("title").getLength() == 1) {
                widths.add(Double.parseDouble(bar.getAttribute("width")));
            }
            double x = bar.getAttribute("x").isEmpty() ? 0 : Double.parseDouble(bar.getAttribute("x"));
            assertThat(x + Double.parseDouble(bar.getAttribute("width"))).isLessThanOrEqualTo(width);
        }
        assertThat(widths).hasSize(5);
        assertThat(widths.get(1) / widths.get(2)).isBetween(2.1, 2.5);
        NodeList words = picture.getElementsByTagName("text");
        for (int i = 0; i < words.getLength(); i++) {
            assertThat(Double.parseDouble(((Element) words.item(i)).getAttribute("x"))).isBetween(0.0, (double) width);
        }
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void drawsAClockThatIsNeverDueWithoutFiveYearsOfIt() throws Exception {
        SlaClocks.Explained never = explained(ClockState.RUNNING, null,
                List.of(part("2024-01-12T09:00:00Z", "2029-01-12T09:00:00Z", false, Why.NEVER_OPENS)), null);
        String picture = ClockPicture.of(never, text(Language.KO), NOW, 320);
        assertThat(parse(picture).getDocumentElement().getAttribute("width")).isEqualTo("320");
        assertThat(picture).contains("영업 없음").doesNotContain("기한 ");
        assertThat(ClockWords.of(never, text(Language.EN))).extracting(ClockWords.Line::text)
                .contains("The shop is not open for long enough within five years, so there is no due time.");
    }

    @Test
    void namesOfClocksAreReadAsTheyAreWritten() {
        SlaClocks.ClockName name = new SlaClocks.ClockName(ClockKind.NEXT_RESPONSE, 2, 13);
        assertThat(SlaClocks.ClockName.parse(name.toString())).contains(name);
        for (String wrong : List.of("", "nextResponse", "nextResponse-0-1", "nextResponse-1-1-1", "NEXT-1-1", "x-1-1",
                "nextResponse-1-9999999999")) {
            assertThat(SlaClocks.ClockName.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static ClockText text(Language language) {
        return new ClockText(language, BANGKOK, NOW);
    }

    private static Part part(String from, String to, boolean counted, Why why) {
        return new Part(at(from), at(to), counted, why);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
