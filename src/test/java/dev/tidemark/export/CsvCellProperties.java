package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvCellProperties {

    private static final String FORMULAS =
            "=1+1|+1|-1|@SUM(A1)|\t=1|\r=1|\n=1| =1|\u00a0=1|\ufeff=1|\u200b=1|\uff1d1|\uff0b1"
                    + "|=cmd|' /C calc'!A0|=HYPERLINK(\"http://evil.example\")|\u0000=1|\u001b-1";

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
        Arbitrary<String> signs =
                Arbitraries.strings().withChars("=+-@'\",\r\n\t \u00a0\ufeff a1").ofMaxLength(8);
        Arbitrary<String> formulas = Arbitraries.of(FORMULAS.split("\\|", -1));
        return Arbitraries.oneOf(
                any, signs, formulas, formulas.flatMap(begin -> any.map(rest -> begin + rest)));
    }

    @Property
    void anyTextIsOneCellThatIsNoFormulaAndOtherwiseUnchanged(@ForAll("texts") String text) {
        var line = new StringBuilder("1,");
        CsvCell.append(line, text);
        line.append(",2\r\n3,4,5\r\n");

        var sheet = new Spreadsheet(line.toString());
        String cell = sheet.header().get(1);

        assertThat(sheet.header()).hasSize(3);
        assertThat(sheet.row(0)).containsExactly("3", "4", "5");
        assertThat(Spreadsheet.isFormula(cell)).isFalse();
        assertThat(cell.startsWith("'") && !text.startsWith("'") ? cell.substring(1) : cell)
                .isEqualTo(seen(text));
    }

    /** What cannot stand in a text file is replaced, a character by a character. */
    private static String seen(String text) {
        var seen = new StringBuilder();
        text.codePoints()
                .map(point ->
                        "\t\r\n".indexOf(point) < 0
                                        && (Character.isISOControl(point)
                                                || Character.getType(point) == Character.SURROGATE)
                                ? '\ufffd'
                                : point)
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }
}
