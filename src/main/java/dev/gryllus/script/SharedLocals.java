package dev.gryllus.script;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;

/// Warns of `def n = 0` inside of `user('A') { … }` where a task assigns `n`: it is one variable for all users, and was
/// most likely meant as one for each.
final class SharedLocals extends CompilationCustomizer {
    private static final Set<String> BLOCKS = Set.of("user", "task_set", "sequence", "markov");

    private final Consumer<String> warnings;

    /// @param warnings told of each with its place, perhaps more than once; not said here, because a script that is
    ///     kept compiled is not compiled at its next start
    SharedLocals(Consumer<String> warnings) {
        super(CompilePhase.CONVERSION);
        this.warnings = warnings;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (classNode.isScript()) {
            classNode.getModule().getStatementBlock().visit(new Blocks(source, warnings));
        }
    }

    private static final class Blocks extends CodeVisitorSupport {
        private final SourceUnit source;
        private final Consumer<String> warnings;

        Blocks(SourceUnit source, Consumer<String> warnings) {
            this.source = source;
            this.warnings = warnings;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            if (call.isImplicitThis()
                    && BLOCKS.contains(call.getMethodAsString())
                    && call.getArguments() instanceof TupleExpression arguments
                    && !arguments.getExpressions().isEmpty()
                    && arguments.getExpressions().getLast() instanceof ClosureExpression closure
                    && closure.getCode() instanceof BlockStatement block) {
                check(call, block.getStatements());
            }
            super.visitMethodCallExpression(call);
        }

        private void check(MethodCallExpression call, List<Statement> statements) {
            Assigned assigned = new Assigned();
            statements.forEach(statement -> statement.visit(assigned));
            for (Statement statement : statements) {
                if (statement instanceof ExpressionStatement one
                        && one.getExpression() instanceof DeclarationExpression declaration
                        && declaration.getLeftExpression() instanceof VariableExpression variable
                        && assigned.names.contains(variable.getName())) {
                    warnings.accept(
                            ("%s:%d: %s is one variable for all users, because it is declared with def inside of"
                                            + " %s { … }. If each user should have its own, assign it in on_start without def")
                                    .formatted(
                                            Path.of(source.getName()).getFileName(),
                                            statement.getLineNumber(),
                                            variable.getName(),
                                            call.getMethodAsString()));
                }
            }
        }
    }

    /// The names that closures inside assign.
    private static final class Assigned extends CodeVisitorSupport {
        private final Set<String> names = new HashSet<>();
        private int depth;

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            depth++;
            super.visitClosureExpression(closure);
            depth--;
        }

        @Override
        public void visitDeclarationExpression(DeclarationExpression declaration) {
            declaration.getRightExpression().visit(this);
        }

        @Override
        public void visitBinaryExpression(BinaryExpression binary) {
            if (Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
                add(binary.getLeftExpression());
            }
            super.visitBinaryExpression(binary);
        }

        @Override
        public void visitPostfixExpression(PostfixExpression expression) {
            add(expression.getExpression());
            super.visitPostfixExpression(expression);
        }

        @Override
        public void visitPrefixExpression(PrefixExpression expression) {
            add(expression.getExpression());
            super.visitPrefixExpression(expression);
        }

        private void add(Expression target) {
            if (depth > 0 && target instanceof VariableExpression variable) {
                names.add(variable.getName());
            }
        }
    }
}
