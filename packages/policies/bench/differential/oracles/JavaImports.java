import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.JavacTask;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Prints package, imports and top-level types of every file named on stdin, one JSON line per file, as javac's own parser sees them. */
class JavaImports {
    public static void main(String[] args) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        var input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            var problems = new DiagnosticCollector<JavaFileObject>();
            var task = (JavacTask) compiler.getTask(null, manager, problems, List.of("-proc:none"), null, manager.getJavaFileObjects(Path.of(line)));
            var units = task.parse();
            var broken = problems.getDiagnostics().stream().anyMatch(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR);
            System.out.println(broken ? "null" : json(facts(units.iterator().next())));
        }
    }

    private static List<String> facts(CompilationUnitTree unit) {
        var found = new ArrayList<String>();
        var scope = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        found.add("package " + scope);
        for (ImportTree tree : unit.getImports()) found.add("import " + (tree.isStatic() ? "static " : tree.isModule() ? "module " : "") + tree.getQualifiedIdentifier());
        for (var type : unit.getTypeDecls()) if (type instanceof ClassTree declared) found.add("type " + (scope.isEmpty() ? "" : scope + ".") + declared.getSimpleName());
        return found;
    }

    private static String json(List<String> lines) {
        var text = new StringBuilder("[");
        for (var line : lines) text.append(text.length() > 1 ? "," : "").append('"').append(line.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        return text.append("]").toString();
    }
}
