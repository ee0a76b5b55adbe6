package dev.gryllus.script;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// What the compiler adds to classes of users, so that they can be written as in Locust.
///
/// Each `@task`, each transition and the attribute `tasks` learn on which line they stand, since a class file keeps no
/// order; so does `wait_time`, for answers that are no time. And `def on_start()` may
/// override a method that returns nothing: whatever it would return is of no use to anybody.
final class UserMembers extends CompilationCustomizer {
    private static final Set<String> LIFE = Set.of("on_start", "on_stop");
    private static final Set<String> WITH_LINES =
            Set.of(task.class.getName(), transition.class.getName(), transitions.class.getName());

    UserMembers() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        tellLine(classNode);
        FieldNode tasks = classNode.getDeclaredField("tasks");
        if (tasks != null) {
            tasks.addAnnotation(new AnnotationNode(ClassHelper.make(task.class)));
            tasks.getAnnotations().getLast().setSourcePosition(tasks);
            tellLine(tasks);
        }
        tellPlaceOfWaitTime(source, classNode);
        for (MethodNode method : classNode.getMethods()) {
            tellLine(method);
            if (LIFE.contains(method.getName()) && method.getParameters().length == 0 && method.isDynamicReturnType()) {
                returnNothing(method);
            }
        }
    }

    private static void tellPlaceOfWaitTime(SourceUnit source, ClassNode classNode) {
        FieldNode attribute = classNode.getDeclaredField("wait_time");
        MethodNode method = classNode.getDeclaredMethod("wait_time", Parameter.EMPTY_ARRAY);
        Stream.of(attribute, method)
                .filter(Objects::nonNull)
                .forEach(member -> member.addAnnotation(PlaceAnnotation.of(source, member)));
    }

    private static void tellLine(AnnotatedNode node) {
        for (AnnotationNode annotation : node.getAnnotations()) {
            if (WITH_LINES.contains(annotation.getClassNode().getName())) {
                annotation.setMember("line", new ConstantExpression(annotation.getLineNumber(), true));
            }
        }
    }

    private static void returnNothing(MethodNode method) {
        method.setReturnType(ClassHelper.VOID_TYPE);
        method.getCode().visit(new CodeVisitorSupport() {
            @Override
            public void visitReturnStatement(ReturnStatement statement) {
                statement.setExpression(ConstantExpression.NULL);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                // what a closure returns is its own business
            }
        });
    }
}
