package dev.gryllus.http;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.Jackson3JsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import java.util.Collections;
import java.util.List;

/// JSONPath on what [JsonText#read] gives. Loaded with the first path that a script asks for.
final class JsonPaths {
    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new Jackson3JsonProvider())
            .mappingProvider(new Jackson3MappingProvider())
            .build();

    private JsonPaths() {}

    /// All matches, in the order of the document; none is an empty list. What a function gives is one match.
    ///
    /// A path is compiled each time: where it holds functions, a compiled one is not safe for use by many threads.
    ///
    /// @param document maps, lists, text, numbers, booleans, null
    /// @throws IllegalArgumentException if the path is none
    static List<Object> find(Object document, String path) {
        if (document == null) {
            return List.of(); // the library knows no document that is JSON's null
        }
        try {
            JsonPath compiled = JsonPath.compile(path);
            Object found = compiled.read(document, JACKSON);
            return found instanceof List<?> matches && !compiled.isDefinite()
                    ? Collections.unmodifiableList(matches)
                    : Collections.singletonList(found);
        } catch (PathNotFoundException _) {
            return List.of();
        } catch (JsonPathException | IllegalArgumentException e) {
            throw new IllegalArgumentException("JSONPath '" + path + "': " + e.getMessage(), e);
        }
    }
}
