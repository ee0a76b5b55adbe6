package dev.gryllus.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON as scripts give and take it: maps, lists, text, numbers. Any [CharSequence] is text, also as a key of a
/// map, so that Groovy's `"/items/$id"` is.
final class JsonText {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(textModule()).build();

    private JsonText() {}

    /// @throws IllegalArgumentException if the value cannot be written as JSON
    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("json: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Maps, lists, text, numbers, booleans; null for JSON's null.
    ///
    /// @throws JSONDecodeError if it is not JSON
    static Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new JSONDecodeError(text.isBlank() ? "The response is empty" : e.getOriginalMessage());
        }
    }

    private static SimpleModule textModule() {
        SimpleModule module = new SimpleModule("text");
        module.addSerializer(CharSequence.class, new TextSerializer());
        module.addKeySerializer(CharSequence.class, new KeySerializer());
        return module;
    }

    private static final class TextSerializer extends ValueSerializer<CharSequence> {
        @Override
        public void serialize(CharSequence value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class KeySerializer extends ValueSerializer<CharSequence> {
        @Override
        public void serialize(CharSequence key, JsonGenerator out, SerializationContext context) {
            out.writeName(key.toString());
        }
    }
}
