package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    @Test
    void endsWithTheChecksumThatEmvcoAsksFor() {
        assertThat(QrPicture.crc16("123456789")).isEqualTo(0x29B1);
    }

    @Test
    void isAPictureThatAReaderReads() throws Exception {
        String payload = QrPicture.payload(session());

        assertThat(read(QrPicture.svg(payload))).isEqualTo(payload);
        assertThat(payload).startsWith("000201010212").contains("5303764", "54071290.00");
    }

    /** Paints the SVG's unit squares, eight pixels each, and lets zxing look at it. */
    private static String read(String svg) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1)) * 8;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher dot = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dot.find()) {
            int left = Integer.parseInt(dot.group(1)) * 8;
            int top = Integer.parseInt(dot.group(2)) * 8;
            for (int y = top; y < top + 8; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + 8, 0);
            }
        }
        return new QRCodeReader().decode(new BinaryBitmap(
                new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels)))).getText();
    }

    private static Session session() {
        return Session.opened(UUID.randomUUID(), new PayLink("r-1", 129_000, "THB", "Shop", null,
                Instant.parse("2026-11-23T10:00:00Z"), "https://shop.example/back", "en", null));
    }
}
