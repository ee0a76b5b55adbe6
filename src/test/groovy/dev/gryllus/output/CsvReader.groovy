package dev.gryllus.output

/** Reads CSV as RFC 4180 has it, character by character: on purpose nothing like the code that writes it. */
class CsvReader {
    static List<List<String>> read(String text) {
        def rows = []
        def row = []
        def field = new StringBuilder()
        boolean quoted = false
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i)
            if (quoted && c == '"' as char) {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"' as char) {
                    field << '"'
                    i++
                } else {
                    quoted = false
                }
            } else if (quoted) {
                field << c
            } else if (c == '"' as char) {
                quoted = true
            } else if (c == ',' as char) {
                row << field.toString()
                field.length = 0
            } else if (text.startsWith('\r\n', i)) {
                row << field.toString()
                rows << row
                row = []
                field.length = 0
                i++
            } else {
                field << c
            }
        }
        assert row.empty && field.length() == 0 : 'the last line has no end'
        rows
    }

    static List<Map<String, String>> table(File file) {
        def rows = read(file.getText('UTF-8'))
        rows.drop(1).collect { [rows[0], it].transpose().collectEntries() }
    }
}
