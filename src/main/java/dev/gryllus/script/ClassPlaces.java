package dev.gryllus.script;

import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Lets classes of users, task sets and load shapes know where they stand (of a shape: its `tick`), for faults that
/// leave no stack frame of them.
final class ClassPlaces extends CompilationCustomizer {
    private static final ClassNode SHAPE = ClassHelper.make(LoadTestShape.class);
    private static final List<ClassNode> TOLD =
            List.of(SHAPE, ClassHelper.make(User.class), ClassHelper.make(TaskSet.class));

    ClassPlaces() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (TOLD.stream().anyMatch(classNode::isDerivedFrom)) {
            MethodNode tick =
                    classNode.isDerivedFrom(SHAPE) ? classNode.getDeclaredMethod("tick", Parameter.EMPTY_ARRAY) : null;
            ASTNode spot = tick == null ? classNode : tick;
            classNode.addAnnotation(PlaceAnnotation.of(source, spot));
        }
    }
}
