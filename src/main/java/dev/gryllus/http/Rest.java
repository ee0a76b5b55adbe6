package dev.gryllus.http;

import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.CutOff;
import dev.gryllus.user.ScriptFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A request to a JSON interface. It says and asks for JSON unless the script gives other headers, and is judged:
///
/// | the content, or the closure        | counted as                                                              |
/// |------------------------------------|-------------------------------------------------------------------------|
/// | is not JSON (and not empty)        | failure, `Could not parse response as JSON. …`; the closure still runs   |
/// | fails an assertion                 | failure with its message; one that ends in `,` shows the response, too   |
/// | throws [ResponseError]             | failure with it                                                         |
/// | throws anything else               | failure that says what and where                                        |
/// | is stopped, or steers the user     | as everywhere ([Verdict])                                               |
///
/// What is a failure does not leave the call: it is a result, and the task goes on.
record Rest(ResponseCheck check) {
    static final ResponseCheck NO_CHECK = response -> {};

    private static final String JSON = "application/json";
    private static final int SHOWN_OF_NO_JSON = 250;
    private static final int SHOWN = 200;

    Response send(HttpSession client, Map<String, ?> arguments, String method, String url) throws Exception {
        return client.request(withDefaults(arguments), method, url, this::judge);
    }

    Response sendUncached(HttpSession client, Map<String, ?> arguments, String method, String url) throws Exception {
        String separator = url.contains("?") ? "&_=" : "?_=";
        Map<String, Object> named = new HashMap<>(arguments);
        if (named.get("name") == null && client.getRequest_name() == null) {
            named.put("name", url + separator + "...");
        }
        return send(client, named, method, url + separator + client.now().toEpochMilli());
    }

    /// A form or files say themselves what they are.
    private static Map<String, Object> withDefaults(Map<String, ?> arguments) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", JSON);
        if (!(arguments.get("data") instanceof Map<?, ?>) && arguments.get("files") == null) {
            headers.put("Content-Type", JSON);
        }
        RequestArguments.of(arguments).headers().forEach((name, value) -> headers.put(String.valueOf(name), value));
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("headers", headers);
        return all;
    }

    private void judge(Response response) throws Exception {
        requireJson(response);
        try {
            check.check(response);
        } catch (ResponseError | ControlFlow e) {
            throw e;
        } catch (AssertionError e) {
            response.failure(assertion(e, response));
        } catch (Exception e) {
            if (CutOff.isCauseOf(e)) {
                throw e;
            }
            response.failure(ScriptFaults.summary(e) + " at "
                    + ScriptFaults.frames(e).collect(Collectors.joining(", ")) + ". Response was "
                    + shortened(response, SHOWN));
        }
    }

    private static void requireJson(Response response) {
        if (response.getText().isEmpty()) {
            return;
        }
        try {
            response.json();
        } catch (JSONDecodeError e) {
            response.failure("Could not parse response as JSON. " + shortened(response, SHOWN_OF_NO_JSON)
                    + ", response code " + response.getStatus_code() + ", error " + e.getMessage());
        }
    }

    /// Groovy adds the expression to a message of the script's own, and draws one without a message as a picture,
    /// of which the first line is the expression.
    private static String assertion(AssertionError failed, Response response) {
        String text = failed.getMessage() == null ? "" : failed.getMessage();
        int expression = text.indexOf(". Expression: ");
        String message = expression >= 0 ? text.substring(0, expression) : FailureReason.firstLine(text);
        if (message.isBlank()) {
            return "Assertion failed";
        }
        return message.endsWith(",")
                ? message.substring(0, message.length() - 1) + ", response was " + shortened(response, SHOWN)
                : message;
    }

    private static String shortened(Response response, int most) {
        String text = response.getText();
        return text.length() <= most ? text : text.substring(0, most);
    }
}
