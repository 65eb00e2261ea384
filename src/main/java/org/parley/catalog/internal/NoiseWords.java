package org.parley.catalog.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.shared.i18n.Language;

/**
 * Words with which people wrap what they look for ("I'm looking for", "ください", "สี"): they need not be found. They stay
 * when nothing else is left.
 */
final class NoiseWords {

    private static final Map<Language, Set<String>> WORDS = new EnumMap<>(Language.class);

    static {
        words(Language.EN, "a an the i im i'm me my we you your it its is are am be do does did have has had got get any some "
                + "for of in on at to with and or by from please pls want wanna need would like looking look looks find show "
                + "search buy give recommend suggest something anything things stuff product products item items colour "
                + "color coloured colored size sized price priced cost baht thb cheap cheaper affordable inexpensive what "
                + "where which who can could sell there here hi hello hey that this these those one ones also kind sort of");
        words(Language.TH, "อยาก ได้ อยากได้ ขอ ดู มี ไหม มั้ย มั๊ย หา ซื้อ ต้องการ ช่วย แนะนำ ครับ ค่ะ คะ นะ หน่อย บ้าง สี ขนาด ไซส์ ไซซ์ "
                + "ราคา บาท ของ ที่ และ หรือ กับ ใน ให้ จะ เอา สินค้า ผม ฉัน เรา เป็น ว่า ก็ กำลัง มอง มองหา แบบ อะไร ตัว สัก ๆ ไซ ส์ ซ์ ถูก ถูกๆ");
        words(Language.JA, "欲しい ほしい 探す ある いる 下さる くださる ください 見る 見せる 教える 買う お願い 願う する です ます 色 "
                + "価格 値段 円 バーツ サイズ もの 物 商品 何 何か おすすめ オススメ 安い カラー 方 こと 売る");
        words(Language.KO, "찾 있 주 보이 보여 하 되 것 거 좀 저 나 사 싶 추천 상품 제품 색 색상 컬러 사이즈 가격 원 바트 싸 저렴 무엇 "
                + "뭐 어떤 구매 구하 팔 좋 괜찮 보 줘");
    }

    private NoiseWords() {
    }

    /** The terms that must be found, each once. */
    static List<String> without(Language language, List<String> terms) {
        List<String> left = new ArrayList<>();
        Set<String> noise = WORDS.get(language);
        for (String term : terms) {
            if (!noise.contains(term) && !left.contains(term)) {
                left.add(term);
            }
        }
        return left.isEmpty() ? terms.stream().distinct().toList() : left;
    }

    private static void words(Language language, String words) {
        Set<String> set = new HashSet<>(List.of(words.split(" +")));
        if (language == Language.EN) {
            set.addAll(SearchAnalyzers.terms(language, words));
        }
        WORDS.put(language, set);
    }
}
