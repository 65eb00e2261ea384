package org.parley.catalog.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Colours as people write them in the four languages, each mapped to one term, so that 赤, 赤い and レッド are the same
 * word to the search and "Red" as an option is found by สีแดง. The words are tokens as the analyzers cut them.
 */
final class ColourWords {

    /** Marks a term that means a colour and is no word of any language. */
    static final char MARK = '#';

    private static final Map<String, String> TERMS = new HashMap<>();
    private static final Set<String> LATIN = new HashSet<>();

    static {
        colour("red", "red crimson scarlet vermilion แดง 赤 赤い 赤色 真っ赤 真赤 紅 紅い 紅色 朱色 朱 レッド 빨갛 빨간 빨강 붉 붉은 새빨갛 새빨간 레드 적색 다홍색");
        colour("blue", "blue น้ําเงิน น้ำเงิน สีน้ําเงิน สีน้ำเงิน 青 青い 青色 真っ青 ブルー 파랗 파란 파랑 푸르 푸른 블루 청색");
        colour("sky", "sky azure ฟ้า 水色 空色 スカイブルー 하늘 하늘색 스카이블루");
        colour("navy", "navy กรมท่า 紺 紺色 ネイビ ネイビー 남색 네이비 곤색");
        colour("green", "green เขียว 緑 緑色 グリーン 초록 녹색 그린 연두 푸른색");
        colour("yellow", "yellow เหลือง 黄 黄色 黄色い イエロ イエロー 노랗 노란 노랑 옐로 옐로우 황색");
        colour("orange", "orange ส้ม オレンジ 橙 橙色 주황 오렌지 오렌지색 주황색");
        colour("pink", "pink ชมพู สีชมพู ピンク 桃色 분홍 분홍색 핑크");
        colour("purple", "purple violet lilac lavender ม่วง 紫 紫色 パープル 보라 보라색 자주색 퍼플");
        colour("brown", "brown น้ําตาล น้ำตาล สีน้ําตาล 茶 茶色 茶色い ブラウン 갈색 브라운 밤색");
        colour("black", "black ดํา ดำ 黒 黒い 黒色 真っ黒 ブラック 검 검은 검정 검정색 까맣 까만 블랙 흑색");
        colour("white", "white ขาว 白 白い 白色 真っ白 ホワイト 희 흰 흰색 하얗 하얀 하양 화이트 백색");
        colour("grey", "grey gray เทา 灰色 グレ グレー グレイ 회색 그레이 잿빛");
        colour("beige", "beige เบจ ベージュ 베이지 베이지색");
        colour("cream", "cream ivory ครีม クリーム アイボリ アイボリー 크림 아이보리");
        colour("gold", "gold golden ทอง 金 金色 ゴールド 금색 골드 금");
        colour("silver", "silver เงิน 銀 銀色 シルバ シルバー 은색 실버 은");
        colour("khaki", "khaki กากี カーキ 카키 카키색");
        colour("burgundy", "burgundy maroon wine เลือดหมู ワインレッド バーガンディ 버건디 와인 와인색");
    }

    /** A shade that is also found by the name of the broader colour. */
    private static final Map<String, String> BROADER = Map.of("#navy", "#blue", "#sky", "#blue");

    private ColourWords() {
    }

    /** The colour's term, or {@code null} for a token that is no colour. */
    static String term(CharSequence token) {
        return TERMS.get(token.toString());
    }

    static Map<String, String> broader() {
        return Collections.unmodifiableMap(BROADER);
    }

    /** Names in Latin letters, which may be misspelt. */
    static Set<String> latinNames() {
        return LATIN;
    }

    static boolean isColour(String term) {
        return !term.isEmpty() && term.charAt(0) == MARK;
    }

    private static void colour(String term, String words) {
        for (String word : words.split(" ")) {
            TERMS.put(word, MARK + term);
            if (word.charAt(0) <= 'z') {
                LATIN.add(word);
            }
        }
    }
}
