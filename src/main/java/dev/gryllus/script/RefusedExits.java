package dev.gryllus.script;

import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Puts [RefusedExit] in the place of `System.exit`, `Runtime.exit` and `Runtime.halt`, so that they become a fault of
/// the script at their line, and not the end of the process. What hides from the compiler, such as a `Runtime` in an
/// untyped variable, ends the process still; its tables and files are written then by a hook of the JVM.
final class RefusedExits extends CompilationCustomizer {
    private static final ClassNode REFUSED = ClassHelper.make(RefusedExit.class);
    private static final Map<String, Set<String>> WORDS =
            Map.of("java.lang.System", Set.of("exit"), "java.lang.Runtime", Set.of("exit", "halt"));

    RefusedExits() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new Calls(source).visitClass(classNode);
    }

    private static final class Calls extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Calls(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            if (ends(ownerOf(call.getObjectExpression()), call.getMethodAsString())) {
                call.setObjectExpression(new ClassExpression(REFUSED));
                call.setImplicitThis(false);
            }
        }

        /// One that is imported.
        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            super.visitStaticMethodCallExpression(call);
            if (ends(call.getOwnerType().getName(), call.getMethod())) {
                call.setOwnerType(REFUSED);
            }
        }
    }

    private static boolean ends(String owner, String method) {
        return method != null && WORDS.getOrDefault(owner, Set.of()).contains(method);
    }

    /// The class whose method is called, as far as the compiler can know it.
    private static String ownerOf(Expression expression) {
        boolean runtime = switch (expression) {
            case MethodCallExpression call ->
                "getRuntime".equals(call.getMethodAsString()) && isRuntime(call.getObjectExpression());
            case PropertyExpression property ->
                "runtime".equals(property.getPropertyAsString()) && isRuntime(property.getObjectExpression());
            default -> false;
        };
        return runtime ? Runtime.class.getName() : expression.getType().getName();
    }

    private static boolean isRuntime(Expression expression) {
        return expression instanceof ClassExpression
                && expression.getType().getName().equals(Runtime.class.getName());
    }
}
