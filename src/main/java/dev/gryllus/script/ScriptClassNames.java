package dev.gryllus.script;

import java.io.Reader;
import java.nio.file.Path;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.ParserException;
import org.codehaus.groovy.syntax.Reduction;

/// Gives the top level of a locustfile a class name that nobody writes. Groovy names it by its file, and then the word
/// `events` in `events.groovy` would be that class, and `Shop.groovy` could have no `class Shop`.
final class ScriptClassNames extends ParserPluginFactory {
    private static final String SUFFIX = "__locustfile";

    private final ParserPluginFactory groovy = ParserPluginFactory.antlr4();
    private final Path locustfile;

    /// @param locustfile the file whose class it is; helpers keep their names, which are imported
    ScriptClassNames(Path locustfile) {
        this.locustfile = locustfile;
    }

    @Override
    public ParserPlugin createParserPlugin() {
        ParserPlugin parser = groovy.createParserPlugin();
        return new ParserPlugin() {
            @Override
            public Reduction parseCST(SourceUnit source, Reader reader) {
                return parser.parseCST(source, reader);
            }

            @Override
            public ModuleNode buildAST(SourceUnit source, ClassLoader loader, Reduction cst) throws ParserException {
                ModuleNode module = parser.buildAST(source, loader, cst);
                if (source.getName().equals(locustfile.toString())) {
                    ClassNode script = module.getScriptClassDummy();
                    script.setName(script.getName() + SUFFIX);
                }
                return module;
            }
        };
    }
}
