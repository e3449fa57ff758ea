package dev.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportPdfTest {

    private static final ReportPdf PDF = new ReportPdf();

    private static String text(String body) throws IOException {
        byte[] pdf =
                PDF.of(
                        "<html><head><style>body { font-family: 'Noto Sans KR', 'DejaVu Sans' }</style></head><body>"
                                + body
                                + "</body></html>");
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).strip();
        }
    }

    @Test
    void namesInHangulAreReadAsTheyAreWritten() throws IOException {
        assertThat(text("<p>한지원 approved “Größe” → Łódź, Ωmega, Привет</p>"))
                .isEqualTo("한지원 approved “Größe” → Łódź, Ωmega, Привет");
    }

    @Test
    void characterThatTheFontDoesNotHaveIsToldByItsNumber() throws IOException {
        assertThat(text("<p>a \uD83D\uDE80 \u0627 b</p>")).isEqualTo("a [U+1F680] [U+0627] b");
    }

    @Test
    void whatXmlMayNotHoldBreaksNothing() throws IOException {
        assertThat(text("<p>a\u0000\u0008\uFFFEb</p>")).isEqualTo("a[U+0000][U+0008][U+FFFE]b");
    }

    @Test
    void nothingIsFetched() throws IOException {
        assertThat(
                        text(
                                "<p>a<img src='file:///etc/passwd' alt=''/><img src='http://127.0.0.1:9/x' alt=''/>b</p>"))
                .doesNotContain("root:");
    }
}
