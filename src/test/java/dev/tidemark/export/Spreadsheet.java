package dev.tidemark.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.model.HSSFFormulaParser;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaType;

/** A file of CSV as a strict parser reads it, and what a spreadsheet makes of its cells. */
final class Spreadsheet {

    private static final String BEGINS_A_FORMULA = "=+-@";

    private final List<CsvRecord> rows = new ArrayList<>();

    Spreadsheet(String csv) {
        CsvReader.builder()
                .skipEmptyLines(false)
                .ignoreDifferentFieldCount(false)
                .acceptCharsAfterQuotes(false)
                .ofCsvRecord(csv)
                .forEach(rows::add);
    }

    List<String> header() {
        return rows.getFirst().getFields();
    }

    int size() {
        return rows.size() - 1;
    }

    /** The n-th line behind the header, from 0. */
    List<String> row(int index) {
        return rows.get(index + 1).getFields();
    }

    String cell(int row, String column) {
        return row(row).get(header().indexOf(column));
    }

    /** Cells that a spreadsheet would compute instead of showing them. */
    List<String> formulas() {
        return rows.stream()
                .flatMap(row -> row.getFields().stream())
                .filter(Spreadsheet::isFormula)
                .toList();
    }

    /** As spreadsheets do it: spaces in front do not count, nor does the width of a sign. */
    static boolean isFormula(String cell) {
        String text = java.text.Normalizer.normalize(cell, java.text.Normalizer.Form.NFKC).strip();
        if (text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        String formula = text.charAt(0) == '-' ? text : text.substring(1);
        try (var workbook = new HSSFWorkbook()) {
            HSSFFormulaParser.parse(formula, workbook, FormulaType.CELL, 0);
            return true;
        } catch (FormulaParseException broken) {
            // Shown as an error in place of the text, which is no better.
            return true;
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
