package dev.gryllus.demo;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a request brings; answers 400 and says what is wrong where that makes no sense.
final class Input {

    /// Every field must be there: a cart without an `item` is a mistake, not item 0.
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Input() {}

    static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    static int wholeNumber(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("%s must be a whole number, not '%s'".formatted(name, text));
        }
    }

    /// The page of a list that is asked for; the first unless the query says another.
    static int page(Context ctx) {
        int page = query(ctx, "page").map(text -> wholeNumber("page", text)).orElse(1);
        if (page < 1) {
            throw new BadRequestResponse("page must be 1 or more, not " + page);
        }
        return page;
    }

    /// @param example a body that would do
    static <T> T json(Context ctx, Class<T> type, String example) {
        try {
            return Optional.ofNullable(STRICT.readValue(ctx.bodyAsBytes(), type))
                    .orElseThrow(() -> notLike(example));
        } catch (JacksonException e) {
            throw notLike(example);
        }
    }

    private static BadRequestResponse notLike(String example) {
        return new BadRequestResponse("The body must be JSON like " + example);
    }
}
