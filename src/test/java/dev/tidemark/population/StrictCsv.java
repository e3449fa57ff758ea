package dev.tidemark.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads RFC 4180 and nothing else: CRLF, quotes doubled, as many cells in each line. */
final class StrictCsv {

    private final String text;
    private int at;

    private StrictCsv(String text) {
        this.text = text;
    }

    /** Each line but the first, by the names in that. */
    static List<Map<String, String>> read(String text) {
        var parser = new StrictCsv(text);
        List<String> names = parser.line();
        var records = new ArrayList<Map<String, String>>();
        while (parser.at < text.length()) {
            List<String> cells = parser.line();
            if (cells.size() != names.size()) {
                throw new IllegalArgumentException(cells.size() + " cells in " + cells);
            }
            Map<String, String> cellsByName = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                cellsByName.put(names.get(i), cells.get(i));
            }
            records.add(cellsByName);
        }
        return records;
    }

    private List<String> line() {
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", at)) {
            throw new IllegalArgumentException("no CRLF at " + at);
        }
        at += 2;
        return cells;
    }

    private String cell() {
        if (text.charAt(at) != '"') {
            int begin = at;
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }
        var cell = new StringBuilder();
        at++;
        while (true) {
            char next = text.charAt(at++);
            if (next != '"') {
                cell.append(next);
            } else if (text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.toString();
            }
        }
    }
}
