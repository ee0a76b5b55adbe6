package dev.gryllus.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The headers of a response as bytes; text is made of what is asked for. Once parsed it never changes, and any number
/// of
/// responses may share it.
public final class HeaderFields implements ResponseHeaders {
    /// So many headers a response may have.
    static final int MOST = 1000;

    private static final int NAME_END = 1;
    private static final int VALUE = 2;
    private static final int VALUE_END = 3;

    /// For each header: where its name begins and ends, where its value begins and ends.
    private static final int MARKS = 4;

    private static final int USUAL = 8;

    private final byte[] head;
    private int[] marks = new int[MARKS * USUAL];
    private int used;

    HeaderFields(byte[] head) {
        this.head = head;
    }

    /// Only while the head is parsed. The value comes with [#endValue].
    void add(int name, int nameEnd) throws WireException {
        if (used == MARKS * MOST) {
            throw new WireException("The response has more than " + MOST + " headers");
        }
        if (used == marks.length) {
            marks = Arrays.copyOf(marks, 2 * used);
        }
        marks[used] = name;
        marks[used + NAME_END] = nameEnd;
        marks[used + VALUE] = nameEnd + 1;
        used += MARKS;
    }

    /// The value of the last header ends here, or there is more of it.
    void endValue(int end) {
        int last = used - MARKS;
        int from = marks[last + VALUE];
        int to = end;
        while (from < to && isBlank(head[from])) {
            from++;
        }
        while (to > from && isBlank(head[to - 1])) {
            to--;
        }
        marks[last + VALUE] = from;
        marks[last + VALUE_END] = to;
    }

    boolean isEmpty() {
        return used == 0;
    }

    @Override
    public Optional<String> last(String name) {
        for (int i = used - MARKS; i >= 0; i -= MARKS) {
            if (isNamed(i, name)) {
                return Optional.of(value(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> values(String name) {
        List<String> values = List.of();
        for (int i = 0; i < used; i += MARKS) {
            if (isNamed(i, name)) {
                values = values.isEmpty() ? List.of(value(i)) : with(values, value(i));
            }
        }
        return values;
    }

    /// There are hardly ever two.
    private static List<String> with(List<String> values, String another) {
        List<String> more = new ArrayList<>(values);
        more.add(another);
        return more;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < used; i += MARKS) {
            names.add(text(marks[i], marks[i + NAME_END]));
        }
        return names;
    }

    private boolean isNamed(int field, String name) {
        int start = marks[field];
        int length = name.length();
        if (marks[field + NAME_END] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(head[start + i]) != lower((byte) name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private String value(int field) {
        return text(marks[field + VALUE], marks[field + VALUE_END]);
    }

    private String text(int from, int to) {
        return new String(head, from, to - from, StandardCharsets.UTF_8);
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t';
    }
}
