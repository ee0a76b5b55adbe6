package dev.gryllus.script;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Warns of a `ThreadLocal` that a script makes: users have another thread after each wait, so it forgets.
final class ThreadLocals extends CompilationCustomizer {
    private static final ClassNode THREAD_LOCAL = ClassHelper.make(ThreadLocal.class);

    private final Consumer<String> warnings;

    /// @param warnings as those of [SharedLocals]
    ThreadLocals(Consumer<String> warnings) {
        super(CompilePhase.SEMANTIC_ANALYSIS);
        this.warnings = warnings;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new Makings(source).visitClass(classNode);
    }

    private final class Makings extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Makings(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            super.visitConstructorCallExpression(call);
            if (!call.isSpecialCall() && call.getType().isDerivedFrom(THREAD_LOCAL)) {
                warn(call);
            }
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            if (call.getObjectExpression().getType().isDerivedFrom(THREAD_LOCAL)
                    && "withInitial".equals(call.getMethodAsString())) {
                warn(call);
            }
        }

        private void warn(ASTNode place) {
            warnings.accept(("%s:%d: a user has another thread after each wait, and a ThreadLocal forgets what was put"
                            + " into it. What belongs to a user goes into its fields")
                    .formatted(Path.of(source.getName()).getFileName(), place.getLineNumber()));
        }
    }
}
