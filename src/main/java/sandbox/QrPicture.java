package sandbox;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;

/**
 * The QR code of a bank transfer: EMVCo's merchant-presented format, as PromptPay uses it, with a merchant identifier
 * that no bank knows, so that no banking app can pay it by mistake.
 */
final class QrPicture {

    private static final int QUIET_ZONE = 2;

    private QrPicture() {
    }

    static String payload(Session session) {
        Currency currency = Currency.getInstance(session.currency());
        String amount = BigDecimal.valueOf(session.amount(), currency.getDefaultFractionDigits()).toPlainString();
        String reference = session.id().toString().replace("-", "").substring(0, 20);
        String text = field("00", "01") + field("01", "12")
                + field("26", field("00", "SANDBOX.INVALID") + field("01", "0000000000000"))
                + field("52", "0000") + field("53", "%03d".formatted(currency.getNumericCode())) + field("54", amount)
                + field("58", "TH") + field("59", "SANDBOX") + field("60", "BANGKOK")
                + field("62", field("05", reference)) + "6304";
        return text + "%04X".formatted(crc16(text));
    }

    /** An SVG of dark squares on white; its size is set by the page. */
    static String svg(String payload) {
        try {
            BitMatrix dots = new QRCodeWriter().encode(payload, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET_ZONE));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                    .formatted(dots.getWidth(), dots.getHeight())
                    + "<path fill=\"#fff\" d=\"M0 0h" + dots.getWidth() + "v" + dots.getHeight() + "H0z\"/>"
                    + "<path fill=\"#111\" d=\"" + path + "\"/></svg>";
        } catch (WriterException tooLong) {
            throw new IllegalStateException("the payload is always short enough", tooLong);
        }
    }

    private static String field(String id, String value) {
        return id + "%02d".formatted(value.length()) + value;
    }

    /** CRC-16/CCITT-FALSE, as EMVCo asks for. */
    static int crc16(String text) {
        int crc = 0xFFFF;
        for (byte next : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (next & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
