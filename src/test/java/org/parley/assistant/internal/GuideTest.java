package org.parley.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.i18n.Language;

/** The rules of the dialogue, with the demo shop's goods in memory. */
class GuideTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void greetsWithEverythingItIsFor(Language language) {
        Talk talk = new Talk(language).greet();
        assertThat(talk.types()).containsExactly("text", "quickReplies");
        assertThat(talk.buttons()).containsExactly("find", "categories", "cart", "track", "handover");
    }

    @ParameterizedTest
    @CsvSource({"red shirt under 500", "เสื้อสีแดง ไม่เกิน 500", "500以下の赤いシャツ", "500 이하 빨간 셔츠"})
    void findsWithinThePrice(String phrase) {
        Talk talk = new Talk(Language.EN).type(phrase);
        assertThat(talk.types()).containsExactly("productList", "quickReplies");
        assertThat(talk.shown()).isNotEmpty().allSatisfy(handle -> assertThat(
                Talk.SHELF.byHandle(handle).price().minorUnits()).isLessThan(500_00));
    }

    @Test
    void speaksTheLanguageThatIsTyped() {
        Talk talk = new Talk(Language.EN).type("ตะกร้าของฉัน");
        assertThat(talk.place().language()).isEqualTo(Language.TH);
        assertThat(talk.words()).contains("ตะกร้า");
        assertThat(talk.press("cart").words()).contains("ตะกร้า");
    }

    @Test
    void narrowsByWhatResultsDifferIn() {
        Talk talk = new Talk(Language.EN).type("do you have shirts");
        assertThat(talk.buttons()).anyMatch(value -> value.startsWith("price:max:"))
                .anyMatch(value -> value.startsWith("option:")).contains("compare", "handover");
        talk.pressLike("price:max:");
        assertThat(talk.place().search().max()).isNotNull();
        talk.type("only blue ones");
        assertThat(talk.place().search().colour()).isEqualTo("blue");
        assertThat(talk.place().search().max()).isNotNull();
        talk.pressLike("widen");
        assertThat(talk.place().search().isNarrowed()).isFalse();
        assertThat(talk.place().search().words()).isEqualTo("shirts");
    }

    @ParameterizedTest
    @CsvSource({"EN, red shirts, only blue ones, red", "JA, 赤いシャツ探してる, やっぱり青, 赤", "KO, 빨간 셔츠 찾아요, 아니 파란색으로, 빨간"})
    void takesAnotherColourInPlaceOfTheFirst(Language language, String wish, String correction, String first) {
        Talk talk = new Talk(language).type(wish).type(correction);
        assertThat(talk.place().search().words()).isNotBlank().doesNotContain(first);
        assertThat(talk.place().search().colour()).isNotBlank();
    }

    @Test
    void showsCheaperOnesThanThoseShown() {
        Talk talk = new Talk(Language.EN).type("show me bags");
        long middle = Talk.SHELF.byHandle(talk.shown().get(0)).price().minorUnits();
        talk.type("anything cheaper?");
        assertThat(talk.place().search().max()).isNotNull();
        assertThat(talk.shown()).isNotEmpty();
        assertThat(middle).isPositive();
    }

    @Test
    void saysSoWhenNothingFits() {
        Talk talk = new Talk(Language.EN).type("red shirt under 20 baht");
        assertThat(talk.types()).containsExactly("text", "quickReplies");
        assertThat(talk.buttons()).contains("price:any", "widen");
        assertThat(talk.press("widen").types()).contains("productList");
    }

    @Test
    void browsesByCategory() {
        Talk talk = new Talk(Language.JA).press("categories");
        assertThat(talk.buttons()).contains("category:shirts", "category:outdoor", "handover");
        assertThat(talk.type("アウトドア").shown()).contains("two-person-tent");
    }

    @Test
    void browsesAnewWhateverWasSearchedBefore() {
        Talk talk = new Talk(Language.EN).type("red shirt under 500").press("categories").press("category:outdoor");
        assertThat(talk.shown()).contains("two-person-tent");
        assertThat(talk.place().search().max()).isNull();
    }

    @Test
    void narrowsWhatWasFoundToACategory() {
        Talk talk = new Talk(Language.EN).type("red");
        String within = talk.buttons().stream().filter(button -> button.startsWith("within:")).findFirst().orElseThrow();
        talk.press(within);
        assertThat(talk.place().search().words()).isEqualTo("red");
        assertThat(talk.shown()).isNotEmpty().allSatisfy(handle -> assertThat("within:" + Talk.SHELF.byHandle(handle)
                .category()).isEqualTo(within));
    }

    @Test
    void tellsFactsOfTheProductInQuestion() {
        Talk talk = new Talk(Language.EN).type("red shirts");
        talk.type("how much is the second one");
        var second = Talk.SHELF.byHandle(talk.shown().get(1));
        assertThat(talk.types()).containsExactly("productCard", "text", "quickReplies");
        assertThat(talk.words()).contains(second.price().format(Language.EN));
        talk.type("is it available in M?");
        assertThat(talk.words()).contains(second.title().in(Language.EN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | canvas sneakers   | is the red one in 40 in stock?
            TH | รองเท้าผ้าใบ         | สีแดงไซส์ 40 มีของไหมคะ
            """)
    void answersForOneVersion(Language language, String search, String question) {
        Talk talk = new Talk(language).type(search).type(question);
        var sneakers = Talk.SHELF.byHandle("canvas-low-sneakers");
        var asked = sneakers.variants().stream().filter(variant -> variant.options().containsValue("Red")
                && variant.options().containsValue("40")).findFirst().orElseThrow();
        assertThat(talk.words()).contains(asked.title(language));
        if (asked.available() > 0) {
            assertThat(talk.words()).contains(String.valueOf(asked.available()));
        }
    }

    @Test
    void comparesThoseNamedElseThoseShown() {
        Talk talk = new Talk(Language.EN).type("red shirts");
        talk.type("compare the first and the third");
        assertThat(talk.turn().contents().get(0).json().path("productIds")).hasSize(2);
        assertThat(talk.turn().contents().get(0).json().path("productIds").get(1).asText())
                .isEqualTo(talk.place().shown().get(2).toString());
        assertThat(talk.press("compare").turn().contents().get(0).json().path("productIds")).hasSize(4);
    }

    @Test
    void asksForWhatIsOpenBeforeItAdds() {
        Talk talk = new Talk(Language.EN).type("red oxford shirt").type("I'll take 2 of the first one");
        assertThat(talk.inCart()).isEmpty();
        assertThat(talk.buttons()).contains("pick:Size=M").doesNotContain("pick:Size=XL");
        talk.type("M please");
        assertThat(talk.inCart()).isEqualTo(Map.of("Red Oxford Shirt (M)", 2));
        assertThat(talk.types()).containsExactly("text", "cart", "quickReplies");
        assertThat(talk.buttons()).contains("checkout");
    }

    @Test
    void addsAtOnceWhenEverythingIsSaid() {
        Talk talk = new Talk(Language.KO).type("빨간 옥스퍼드 셔츠 찾아줘").type("첫번째 거 L 사이즈 하나 담아주세요");
        assertThat(talk.inCart()).isEqualTo(Map.of("Red Oxford Shirt (L)", 1));
    }

    @Test
    void tellsHowManyThereAreWhenThereAreTooFew() {
        Talk talk = new Talk(Language.EN).type("red oxford shirt").type("add 30 of the first in L");
        assertThat(talk.inCart()).isEmpty();
        assertThat(talk.words()).contains("11");
        assertThat(talk.pressLike("variant:").inCart()).isEqualTo(Map.of("Red Oxford Shirt (L)", 11));
        talk.press(talk.buttons().get(0));
    }

    @Test
    void removesWhatIsNamedAndAsksBeforeItClears() {
        Talk talk = full();
        assertThat(talk.type("remove the mug from my cart").inCart()).hasSize(1);
        assertThat(talk.type("clear my cart").inCart()).hasSize(1);
        assertThat(talk.place().ask()).isEqualTo(Place.Ask.CLEAR_CART);
        assertThat(talk.type("no").inCart()).hasSize(1);
        assertThat(talk.type("empty my cart").type("yes").inCart()).isEmpty();
    }

    @Test
    void aForgedClearStillAsks() {
        assertThat(full().press("clear").inCart()).hasSize(2);
    }

    @Test
    void asksWhichLineWhenItIsNotClear() {
        Talk talk = full();
        talk.press("remove");
        assertThat(talk.inCart()).hasSize(2);
        assertThat(talk.buttons()).filteredOn(value -> value.startsWith("remove:")).hasSize(2);
        assertThat(talk.type("the shirt").inCart()).hasSize(1);
    }

    @Test
    void leadsToTheCheckout() {
        assertThat(full().type("I'd like to pay").types()).containsExactly("text", "form");
        assertThat(new Talk(Language.EN).type("checkout please").types()).containsExactly("text", "quickReplies");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsTheStateOfOwnOrdersOnly(Language language) {
        Talk talk = new Talk(language).withOrder("P-100042", "shipped");
        assertThat(talk.press("track").types()).containsExactly("text", "orderStatus", "quickReplies");
        assertThat(talk.words()).contains("P-100042");
        assertThat(talk.type("P-100043").types()).containsExactly("text", "quickReplies");
        assertThat(new Talk(language).type("P-100042").words()).contains("P-100042");
    }

    @Test
    void everyStateOfAnOrderHasWords() {
        for (var status : org.parley.ordering.OrderStatus.values()) {
            for (Language language : Language.values()) {
                assertThat(Texts.in(language).say("track.status." + status.code(), "number", "P-1")).contains("P-1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is the weather like", "เขียนกลอนให้หน่อย", "asdf qwer", "バカ", "ㅁㄴㅇㄹ", "???", "💥"})
    void offersChoicesForWhatItDoesNotUnderstand(String phrase) {
        Talk talk = full();
        assertThat(talk.type(phrase).types()).containsExactly("quickReplies");
        assertThat(talk.buttons()).contains("handover");
        assertThat(talk.inCart()).hasSize(2);
        assertThat(talk.type(phrase).buttons().get(0)).isEqualTo("handover");
    }

    @ParameterizedTest
    @ValueSource(strings = {"product:nonsense", "product:00000000-0000-0000-0000-000000000000", "variant:x:9999", "pick:=",
        "option:", "price:max:-1", "category:no-such", "language:xx", "order:'; DROP TABLE", "remove:x", "nonsense", ":",
        "variant:00000000-0000-0000-0000-000000000000:0", "compare", "more", "keep", "add:"})
    void believesNothingThatAButtonCarries(String value) {
        Talk talk = full();
        assertThat(talk.press(value).types()).isNotEmpty();
        assertThat(talk.inCart()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTypedLabelIsAPress(Language language) {
        Talk talk = new Talk(language).greet();
        for (var offer : talk.place().offers()) {
            if (!offer.value().equals("handover")) {
                Talk typed = new Talk(language).greet().type(offer.label());
                Talk pressed = new Talk(language).greet().press(offer.value());
                assertThat(typed.words()).as(offer.label()).isEqualTo(pressed.words());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPersonIsOneTapAwayWheneverItAsks(Language language) {
        for (String phrase : new String[] {"find", "categories", "cart", "track", "category:shirts", "compare", "more"}) {
            Talk talk = new Talk(language).press(phrase);
            assertThat(talk.buttons()).as(phrase).contains("handover");
        }
    }

    private static Talk full() {
        Talk talk = new Talk(Language.EN);
        talk.press("variant:" + Talk.SHELF.byHandle("red-oxford-shirt").variants().get(1).id());
        talk.press("variant:" + Talk.SHELF.byHandle("red-enamel-mug").variants().get(0).id());
        assertThat(talk.inCart()).hasSize(2);
        return talk;
    }
}
