package dev.tidemark.evidence;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The report as PDF. Its fonts are in it, so that it looks the same everywhere; a character that
 * neither has is told by its number, never left out.
 */
@Singleton
class ReportPdf {

    private static final int REGULAR = 400;

    /** The first that has a character shows it; {@code report.html} names them in this order. */
    private static final List<Font> FONTS =
            List.of(
                    Font.read("Noto Sans KR", "/fonts/NotoSansKR-Regular.ttf"),
                    Font.read("DejaVu Sans", "/fonts/DejaVuSans.ttf"));

    /** A font that goes into every report. */
    private record Font(String family, byte[] file, CmapLookup glyphs) {

        static Font read(String family, String resource) {
            try (InputStream file =
                    Objects.requireNonNull(
                            ReportPdf.class.getResourceAsStream(resource), resource)) {
                byte[] read = file.readAllBytes();
                try (TrueTypeFont parsed =
                        new TTFParser().parse(new RandomAccessReadBuffer(read))) {
                    return new Font(family, read, parsed.getUnicodeCmapLookup());
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(resource, broken);
            }
        }

        boolean has(int point) {
            return glyphs.getGlyphId(point) != 0;
        }
    }

    ReportPdf() {
        XRLog.setLoggingEnabled(false);
    }

    /**
     * Sets it in pages.
     *
     * @param html well-formed as XML, with nothing that would have to be fetched
     */
    byte[] of(String html) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        // Whatever stands in a report, nothing is fetched because of it.
        builder.useUriResolver((base, uri) -> null);
        for (Font font : FONTS) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.file()),
                    font.family(),
                    REGULAR,
                    BaseRendererBuilder.FontStyle.NORMAL,
                    true);
        }
        builder.withHtmlContent(printable(html), null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a report that is no HTML", impossible);
        }
        return pdf.toByteArray();
    }

    /** What no font has by its number, and what XML may not hold not at all. */
    private static String printable(String html) {
        var printable = new StringBuilder(html.length());
        html.codePoints()
                .forEach(point -> {
                    if (point == '\n'
                            || point == '\t'
                            || FONTS.stream().anyMatch(font -> font.has(point))) {
                        printable.appendCodePoint(point);
                    } else {
                        printable.append(String.format("[U+%04X]", point));
                    }
                });
        return printable.toString();
    }
}
