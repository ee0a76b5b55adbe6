package dev.gryllus.script;

import dev.gryllus.script.CompiledScript.CompiledClass;
import dev.gryllus.script.CompiledScript.Helper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A compiled script as bytes: counts before lists, lengths before bytes, strings as [DataOutputStream#writeUTF]
/// writes them.
final class CompiledScriptFormat {
    /// To be raised when the layout changes: it is a part of the key.
    static final String VERSION = "1";

    private CompiledScriptFormat() {}

    static byte[] bytes(CompiledScript script) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(script.mainClass());
            out.writeInt(script.classes().size());
            for (CompiledClass compiled : script.classes()) {
                out.writeUTF(compiled.name());
                out.writeInt(compiled.bytes().length);
                out.write(compiled.bytes());
            }
            out.writeInt(script.helpers().size());
            for (Map.Entry<String, Helper> helper : script.helpers().entrySet()) {
                out.writeUTF(helper.getKey());
                out.writeUTF(helper.getValue().file().toString());
                out.writeUTF(helper.getValue().hash());
            }
            writeTexts(out, script.missing());
            writeTexts(out, script.warnings());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string beyond 64 KB; memory does not fail
        }
        return bytes.toByteArray();
    }

    /// Nothing if the bytes are no script.
    static Optional<CompiledScript> script(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String mainClass = in.readUTF();
            return Optional.of(
                    new CompiledScript(mainClass, classes(in), helpers(in), Set.copyOf(texts(in)), texts(in)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<CompiledClass> classes(DataInputStream in) throws IOException {
        var classes = new ArrayList<CompiledClass>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.add(new CompiledClass(name, exactly(in, in.readInt())));
        }
        return classes;
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException("shorter than it says");
        }
        return in.readNBytes(length);
    }

    private static Map<String, Helper> helpers(DataInputStream in) throws IOException {
        var helpers = new HashMap<String, Helper>();
        for (int left = in.readInt(); left > 0; left--) {
            helpers.put(in.readUTF(), new Helper(Path.of(in.readUTF()), in.readUTF()));
        }
        return helpers;
    }

    private static void writeTexts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
