package org.parley.catalog;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Writes a large catalogue in Parley JSON for benchmarks: believable products in four languages, always the same for the
 * same size. Each product has four variants and a description of some 150 characters a language.
 */
public final class CatalogueFile {

    /** What the benchmark asks for. */
    public static final int PRODUCTS = 25_000;
    public static final int VARIANTS_PER_PRODUCT = 4;

    private static final String[][] COLOURS = {{"Red", "สีแดง", "赤", "빨강"}, {"Blue", "สีน้ำเงิน", "青", "파랑"},
        {"Green", "สีเขียว", "緑", "초록"}, {"Black", "สีดำ", "黒", "검정"}, {"White", "สีขาว", "白", "흰색"},
        {"Yellow", "สีเหลือง", "黄色", "노랑"}, {"Pink", "สีชมพู", "ピンク", "분홍"}, {"Navy", "สีกรมท่า", "紺", "남색"},
        {"Grey", "สีเทา", "グレー", "회색"}, {"Brown", "สีน้ำตาล", "茶色", "갈색"}};
    private static final String[][] MATERIALS = {{"Cotton", "ผ้าฝ้าย", "コットン", "면"}, {"Linen", "ลินิน", "リネン", "리넨"},
        {"Wool", "ขนแกะ", "ウール", "울"}, {"Leather", "หนัง", "レザー", "가죽"}, {"Silk", "ผ้าไหม", "シルク", "실크"},
        {"Canvas", "ผ้าแคนวาส", "キャンバス", "캔버스"}, {"Steel", "สแตนเลส", "ステンレス", "스틸"},
        {"Bamboo", "ไม้ไผ่", "竹", "대나무"}, {"Ceramic", "เซรามิก", "セラミック", "세라믹"}, {"Denim", "ยีนส์", "デニム", "데님"}};
    private static final String[][] STYLES = {{"Classic", "คลาสสิก", "クラシック", "클래식"}, {"Everyday", "ใส่ทุกวัน", "毎日の", "데일리"},
        {"Light", "น้ำหนักเบา", "軽量", "가벼운"}, {"Summer", "ฤดูร้อน", "夏の", "여름"}, {"Travel", "เดินทาง", "旅行用", "여행용"},
        {"Large", "ใบใหญ่", "大きな", "대형"}, {"Slim", "ทรงสลิม", "スリム", "슬림"}, {"Vintage", "วินเทจ", "ヴィンテージ", "빈티지"}};
    private static final String[][] THINGS = {{"Shirt", "เสื้อเชิ้ต", "シャツ", "셔츠"}, {"Trousers", "กางเกง", "パンツ", "바지"},
        {"Dress", "เดรส", "ワンピース", "원피스"}, {"Shoes", "รองเท้า", "シューズ", "신발"}, {"Bag", "กระเป๋า", "バッグ", "가방"},
        {"Mug", "แก้วมัค", "マグカップ", "머그컵"}, {"Notebook", "สมุดโน้ต", "ノート", "노트"}, {"Tent", "เต็นท์", "テント", "텐트"},
        {"Jacket", "แจ็กเก็ต", "ジャケット", "재킷"}, {"Scarf", "ผ้าพันคอ", "マフラー", "머플러"}, {"Hat", "หมวก", "帽子", "모자"},
        {"Bottle", "กระบอกน้ำ", "水筒", "물병"}};
    private static final String[][] SENTENCES = {
        {"Made in small batches by people who use it themselves.", "ผลิตทีละน้อยโดยคนที่ใช้เองจริง",
            "自分たちでも使う人が少しずつ作っています。", "직접 사용하는 사람들이 소량으로 만듭니다."},
        {"Washes well and keeps its shape for years.", "ซักง่ายและคงรูปได้นานหลายปี", "洗濯に強く、何年も形を保ちます。",
            "세탁이 쉽고 오랫동안 형태를 유지합니다."},
        {"Packs flat, so it comes along on every trip.", "พับแบนได้ พกไปได้ทุกทริป", "平らにたためて、どの旅にも持って行けます。",
            "납작하게 접혀 어떤 여행에도 함께할 수 있어요."},
        {"A quiet gift for somebody who has everything.", "ของขวัญเรียบง่ายสำหรับคนที่มีทุกอย่างแล้ว",
            "何でも持っている人への控えめな贈り物です。", "모든 것을 가진 사람을 위한 소박한 선물입니다."},
        {"The seams are double and the buttons are spare.", "เย็บตะเข็บคู่และมีกระดุมสำรอง", "縫い目は二重、予備のボタン付きです。",
            "이중 박음질에 여분 단추가 들어 있습니다."}};
    private static final String[] LANGUAGES = {"en", "th", "ja", "ko"};
    private static final List<String> SIZES = List.of("S", "M", "L", "XL");

    private CatalogueFile() {
    }

    /** Writes {@code products} products; the same number always gives the same file. */
    public static Path write(Path file, int products) throws IOException {
        Random random = new Random(20261123);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"format\": \"parley-catalog/1\", \"currency\": \"THB\", \"categories\": [\n");
            for (int category = 0; category < THINGS.length; category++) {
                out.write("{\"handle\": \"bench-" + THINGS[category][0].toLowerCase() + "\", \"title\": "
                        + text(THINGS[category]) + (category + 1 < THINGS.length ? "},\n" : "}\n"));
            }
            out.write("], \"products\": [\n");
            for (int product = 0; product < products; product++) {
                out.write(product(product, random));
                out.write(product + 1 < products ? ",\n" : "\n");
            }
            out.write("]}\n");
        }
        return file;
    }

    private static String product(int number, Random random) {
        String[] style = pick(STYLES, random);
        String[] material = pick(MATERIALS, random);
        String[] thing = pick(THINGS, random);
        String[] colour = pick(COLOURS, random);
        String[] one = pick(SENTENCES, random);
        String[] two = pick(SENTENCES, random);
        StringBuilder json = new StringBuilder(2_000);
        json.append("{\"handle\": \"bench-").append(number).append("\", \"category\": \"bench-")
                .append(thing[0].toLowerCase()).append("\", \"title\": {");
        for (int at = 0; at < LANGUAGES.length; at++) {
            String title = switch (LANGUAGES[at]) {
                case "en" -> style[0] + " " + colour[0] + " " + material[0] + " " + thing[0] + " No. " + number;
                case "th" -> thing[1] + material[1] + style[1] + colour[1] + " รุ่น " + number;
                case "ja" -> colour[2] + "の" + style[2] + material[2] + thing[2] + " " + number;
                default -> colour[3] + " " + style[3] + " " + material[3] + " " + thing[3] + " " + number;
            };
            json.append(at == 0 ? "" : ", ").append('"').append(LANGUAGES[at]).append("\": \"").append(title).append('"');
        }
        json.append("}, \"description\": {");
        for (int at = 0; at < LANGUAGES.length; at++) {
            json.append(at == 0 ? "" : ", ").append('"').append(LANGUAGES[at]).append("\": \"").append(one[at]).append(' ')
                    .append(two[at]).append(' ').append(material[at]).append(' ').append(thing[at]).append('"');
        }
        json.append("}, \"tags\": [\"").append(material[0].toLowerCase()).append("\", \"").append(style[0].toLowerCase())
                .append("\"], \"images\": [{\"src\": \"https://images.example/bench/").append(number).append(".jpg\"}],")
                .append(" \"options\": [{\"name\": {\"en\": \"Size\", \"th\": \"ไซซ์\", \"ja\": \"サイズ\", \"ko\": \"사이즈\"},")
                .append(" \"values\": [{\"value\": \"S\"}, {\"value\": \"M\"}, {\"value\": \"L\"}, {\"value\": \"XL\"}]}],")
                .append(" \"variants\": [");
        int price = 90 + random.nextInt(300) * 10;
        for (int at = 0; at < VARIANTS_PER_PRODUCT; at++) {
            json.append(at == 0 ? "" : ", ").append("{\"options\": {\"Size\": \"").append(SIZES.get(at))
                    .append("\"}, \"sku\": \"B-").append(number).append('-').append(SIZES.get(at)).append("\", \"price\": \"")
                    .append(price + at * 10).append(".00\", \"stock\": ").append(random.nextInt(40))
                    .append(", \"weightGrams\": ").append(100 + random.nextInt(900)).append('}');
        }
        return json.append("]}").toString();
    }

    /** Queries in four languages, some with price phrases, typos and words that are nowhere; always the same. */
    public static List<String> queries(int count) {
        Random random = new Random(7);
        return random.ints(count, 0, Integer.MAX_VALUE).mapToObj(seed -> query(new Random(seed))).toList();
    }

    private static String query(Random random) {
        String[] material = pick(MATERIALS, random);
        String[] thing = pick(THINGS, random);
        String[] colour = pick(COLOURS, random);
        int price = 300 + random.nextInt(25) * 100;
        return switch (random.nextInt(14)) {
            case 0 -> colour[0] + " " + thing[0];
            case 1 -> colour[0] + " " + material[0] + " " + thing[0] + " under " + price;
            case 2 -> thing[1] + colour[1];
            case 3 -> thing[1] + colour[1] + " ไม่เกิน " + price;
            case 4 -> colour[2] + "い" + thing[2];
            case 5 -> price + "円以下の" + material[2] + thing[2];
            case 6 -> colour[3] + " " + thing[3];
            case 7 -> price + "원 이하 " + material[3] + " " + thing[3];
            case 8 -> typo(thing[0], random) + " " + colour[0].toLowerCase();
            case 9 -> "I am looking for a " + material[0].toLowerCase() + " " + thing[0].toLowerCase();
            case 10 -> thing[0] + " " + random.nextInt(25_000);
            case 11 -> "gift " + thing[0];
            case 12 -> thing[random.nextInt(4)];
            default -> "zxqv" + random.nextInt(1000) + " " + thing[0];
        };
    }

    private static String typo(String word, Random random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(Math.min(word.length(), at + 2));
    }

    private static String[] pick(String[][] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static String text(String[] words) {
        return "{\"en\": \"" + words[0] + "\", \"th\": \"" + words[1] + "\", \"ja\": \"" + words[2] + "\", \"ko\": \""
                + words[3] + "\"}";
    }
}
