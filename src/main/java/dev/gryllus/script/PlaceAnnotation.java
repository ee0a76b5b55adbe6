package dev.gryllus.script;

import java.nio.file.Path;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.control.SourceUnit;

/// Makes a [ScriptPlace] while a script is compiled.
final class PlaceAnnotation {
    private PlaceAnnotation() {}

    static AnnotationNode of(SourceUnit source, ASTNode spot) {
        AnnotationNode place = new AnnotationNode(ClassHelper.make(ScriptPlace.class));
        String file = Path.of(source.getName()).getFileName().toString();
        place.setMember("file", new ConstantExpression(file));
        place.setMember("line", new ConstantExpression(spot.getLineNumber(), true));
        return place;
    }
}
