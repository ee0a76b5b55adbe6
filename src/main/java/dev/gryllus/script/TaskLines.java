package dev.gryllus.script;

import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Writes into each `@task` on which line it stands, so that tasks keep the order of the script.
final class TaskLines extends CompilationCustomizer {
    TaskLines() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        for (MethodNode method : classNode.getMethods()) {
            for (AnnotationNode annotation : method.getAnnotations()) {
                if (annotation.getClassNode().getName().equals(task.class.getName())) {
                    annotation.setMember("line", new ConstantExpression(annotation.getLineNumber(), true));
                }
            }
        }
    }
}
