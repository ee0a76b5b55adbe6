package dev.gryllus.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The headers of a response, whoever read them. The case of names does not matter.
public interface ResponseHeaders {
    /// Those of no response.
    ResponseHeaders NONE = new HeaderFields(new byte[0]);

    /// The value of the last header of this name.
    Optional<String> last(String name);

    /// The values of all headers of this name, in their order.
    List<String> values(String name);

    /// Each name once.
    Set<String> names();
}
