package dev.gryllus.script;

import dev.gryllus.event.ScriptGeneration;
import groovy.transform.Trait;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Makes `events` and `environment` words of every class of a script, also in static code, as the top level has them.
///
/// What a class extends is not known in this phase, and later is too late for static code. So only classes that extend
/// nothing get `environment`: users, task sets and shapes have their own.
final class RunWords extends CompilationCustomizer {
    RunWords() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (classNode.isScript() || classNode.isInterface() || isTrait(classNode)) {
            return;
        }
        add(classNode, "events");
        if (classNode.getUnresolvedSuperClass(false).equals(ClassHelper.OBJECT_TYPE)) {
            add(classNode, "environment");
        }
    }

    private static boolean isTrait(ClassNode classNode) {
        return classNode.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getClassNode().getName().endsWith(Trait.class.getSimpleName()));
    }

    private static void add(ClassNode classNode, String word) {
        String getter = "get" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
        boolean taken = classNode.getDeclaredField(word) != null
                || classNode.getProperty(word) != null
                || classNode.getDeclaredMethod(getter, Parameter.EMPTY_ARRAY) != null;
        if (!taken) {
            classNode.addMethod(new MethodNode(
                    getter,
                    Modifier.PUBLIC | Modifier.STATIC,
                    ClassHelper.OBJECT_TYPE.getPlainNodeReference(),
                    Parameter.EMPTY_ARRAY,
                    ClassNode.EMPTY_ARRAY,
                    new ReturnStatement(new StaticMethodCallExpression(
                            ClassHelper.make(ScriptGeneration.class),
                            word + "Of",
                            new ArgumentListExpression(new ClassExpression(classNode))))));
        }
    }
}
