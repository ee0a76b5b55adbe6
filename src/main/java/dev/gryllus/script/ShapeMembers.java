package dev.gryllus.script;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/// Lets each class of load shapes know where its `tick` stands, for faults that leave no stack frame of it.
final class ShapeMembers extends CompilationCustomizer {
    private static final ClassNode SHAPE = ClassHelper.make(LoadTestShape.class);

    ShapeMembers() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (classNode.isDerivedFrom(SHAPE)) {
            MethodNode tick = classNode.getDeclaredMethod("tick", Parameter.EMPTY_ARRAY);
            ASTNode spot = tick == null ? classNode : tick;
            classNode.addAnnotation(PlaceAnnotation.of(source, spot));
        }
    }
}
