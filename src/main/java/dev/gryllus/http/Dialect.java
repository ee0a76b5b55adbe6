package dev.gryllus.http;

/// What Locust's two HTTP clients do differently.
///
/// |                       | [#REQUESTS] (`HttpUser`)      | [#FAST] (`FastHttpUser`)                         |
/// |-----------------------|-------------------------------|--------------------------------------------------|
/// | name of a request     | path and query                | the address as the script gave it                |
/// | success               | below 400                     | 200–208, 226, 301, 302, 303, 304, 307, 308       |
/// | failure               | [HTTPError]                   | [LocustBadStatusCode]                            |
/// | text in `data:`       | says no type                  | is `text/plain; charset=utf-8`                   |
/// | `json:`               | says what it is               | and asks for JSON                                |
/// | a POST after 301      | becomes GET                   | stays, with its body                             |
enum Dialect {
    REQUESTS,
    FAST;

    /// What a request is reported as if the script does not say.
    ///
    /// @param given the address in the script's words
    String defaultName(RequestUrl target, String given) {
        return this == FAST ? given : target.name();
    }

    boolean isSuccess(int status) {
        return switch (this) {
            case REQUESTS -> status < 400;
            case FAST ->
                (status >= 200 && status <= 208)
                        || status == 226
                        || (status >= 301 && status <= 304)
                        || status == 307
                        || status == 308;
        };
    }

    /// To be thrown into a script.
    RuntimeException fault(Answer answer, String name) {
        return switch (this) {
            case REQUESTS -> new HTTPError(answer.status(), answer.reason(), name);
            case FAST -> new LocustBadStatusCode(answer.status(), answer.urlText());
        };
    }

    /// To be told to listeners: without a stack trace, which would cost more than the request.
    RuntimeException untracedFault(Answer answer, String name) {
        return switch (this) {
            case REQUESTS -> HTTPError.untraced(answer.status(), answer.reason(), name);
            case FAST -> LocustBadStatusCode.untraced(answer.status(), answer.urlText());
        };
    }

    /// What text in `data:` is said to be; empty for nothing.
    String textType() {
        return this == FAST ? "text/plain; charset=utf-8" : "";
    }

    /// What a request with `json:` asks for; empty for the usual.
    String jsonAccept() {
        return this == FAST ? "application/json" : "";
    }

    boolean postStaysAfter(int status) {
        return this == FAST && status == 301;
    }
}
