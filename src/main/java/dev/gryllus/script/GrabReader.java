package dev.gryllus.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.AnnotationConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/// Finds what a script says about its libraries by `@Grab` and its kin, wherever it stands. The script is parsed and
/// nothing more: its classes cannot be looked up before the libraries are there.
final class GrabReader extends ClassCodeVisitorSupport {
    private static final Set<String> KNOWN = Set.of("Grab", "GrabExclude", "GrabResolver");

    private final Path file;
    private final List<Grab> grabs = new ArrayList<>();

    private GrabReader(Path file) {
        this.file = file;
    }

    /// Groovy's own treatment of these annotations, which is off here: it would fetch with Ivy, past the lock file.
    static void disableGrape(CompilerConfiguration configuration) {
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
    }

    /// A script that cannot be parsed says nothing here; its compilation tells why.
    ///
    /// @throws ScriptMistake if an annotation says something that cannot be meant
    static List<Grab> read(Path file, String text) {
        if (!text.contains("@Grab") && !text.contains("@groovy.lang.Grab")) {
            return List.of(); // most scripts; parsing takes its time
        }
        CompilerConfiguration configuration = new CompilerConfiguration();
        disableGrape(configuration);
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource(file.toString(), text);
        try {
            unit.compile(Phases.CONVERSION);
        } catch (CompilationFailedException e) {
            return List.of();
        }
        GrabReader reader = new GrabReader(file);
        unit.getAST().getModules().forEach(reader::visit);
        return List.copyOf(reader.grabs);
    }

    private void visit(ModuleNode module) {
        if (module.getPackage() != null) {
            visitAnnotations(module.getPackage());
        }
        module.getImports().forEach(this::visitAnnotations);
        module.getStarImports().forEach(this::visitAnnotations);
        module.getStaticImports().values().forEach(this::visitAnnotations);
        module.getStaticStarImports().values().forEach(this::visitAnnotations);
        visitBlockStatement(module.getStatementBlock());
        module.getClasses().forEach(this::visitClass);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        visitAnnotations(declaration);
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        node.getAnnotations().forEach(this::take);
    }

    private void take(AnnotationNode node) {
        String name = node.getClassNode().getName().replaceFirst("^groovy\\.lang\\.", "");
        if (name.equals("Grapes")) {
            node.getMembers().values().forEach(this::takeNested);
        } else if (KNOWN.contains(name)) {
            Grab grab = new Grab(file, node.getLineNumber(), new GrabArguments(name, node).wish());
            if (!grabs.contains(grab)) { // a module's statements may be visited twice
                grabs.add(grab);
            }
        }
    }

    private void takeNested(Expression value) {
        switch (value) {
            case AnnotationConstantExpression one -> take((AnnotationNode) one.getValue());
            case ListExpression several -> several.getExpressions().forEach(this::takeNested);
            default -> {} // initClass
        }
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return null; // errors are thrown here, not collected
    }
}
