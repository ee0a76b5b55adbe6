package dev.gryllus.data;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON into rows: the elements of one array, or the lines of a file. An object becomes a [Row], anything else
/// is a row as it is.
final class JsonRows {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final RowStore.Builder store = new RowStore.Builder();

    private JsonRows(String name) {
        this.name = name;
    }

    /// @param name what messages call the file
    static Rows readArray(Path file, String name) {
        return new JsonRows(name).read(file, JsonRows::array);
    }

    /// @param name what messages call the file
    static Rows readLines(Path file, String name) {
        return new JsonRows(name).read(file, JsonRows::lines);
    }

    @FunctionalInterface
    private interface Reading {
        void read(JsonRows rows, BufferedReader text) throws IOException;
    }

    private Rows read(Path file, Reading reading) {
        String sha256 = DataText.read(file, name, text -> {
            try {
                reading.read(this, text);
            } catch (JacksonIOException e) {
                throw e.getCause();
            }
        });
        RowStore rows = store.build();
        if (rows.size() == 0) {
            throw new DataException(name + " has no rows");
        }
        return new Rows(name, sha256, rows, this::decode);
    }

    private void array(BufferedReader text) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        try (JsonParser json = MAPPER.createParser(text);
                JsonGenerator out = MAPPER.createGenerator(row)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new DataException(name + " is empty: an array of rows is wanted, [{…}, {…}]");
            }
            if (first != JsonToken.START_ARRAY) {
                throw DataException.at(
                        name,
                        line(json),
                        "an array of rows is wanted, [{…}, {…}]"
                                + (first == JsonToken.START_OBJECT ? "; for an object a line there is jsonl(…)" : ""));
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                out.copyCurrentStructureExact(json);
                out.flush();
                store.add(row.toByteArray());
                row.reset();
            }
            if (json.nextToken() != null) {
                throw DataException.at(name, line(json), "nothing is wanted after the end of the array");
            }
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            throw DataException.at(name, e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private void lines(BufferedReader text) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                addLine(line, number);
            }
        }
    }

    private void addLine(String line, long number) {
        try (JsonParser json = MAPPER.createParser(line)) {
            json.nextToken();
            json.skipChildren();
            if (json.nextToken() != null) {
                throw DataException.at(name, number, "one value a line is wanted, and here is more");
            }
        } catch (JacksonException e) {
            throw DataException.at(name, number, e.getOriginalMessage());
        }
        store.add(line.getBytes(StandardCharsets.UTF_8));
    }

    private Object decode(byte[] bytes, int from, int to) {
        Object value = MAPPER.readValue(bytes, from, to - from, Object.class);
        return value instanceof Map<?, ?> object ? Row.of(object, "this row of " + name) : value;
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }
}
