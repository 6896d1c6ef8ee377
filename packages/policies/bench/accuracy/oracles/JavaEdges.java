import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import javax.lang.model.element.*;
import javax.tools.*;

/** Prints `from TAB to` for every source that another source names, as javac attributes the names: java JavaEdges.java FOLDER. */
class JavaEdges {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath();
        List<Path> sources;
        try (Stream<Path> all = Files.walk(root)) {
            sources = all.filter(path -> path.toString().endsWith(".java") && !path.endsWith("module-info.java") && !path.endsWith("package-info.java")).sorted().toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-proc:none", "-implicit:none", "-nowarn", "-Xmaxerrs", "1", "-XDshould-stop.ifError=FLOW", "-XDcompilePolicy=attr");
        JavacTask task = (JavacTask) compiler.getTask(null, files, diagnostic -> {}, options, null, files.getJavaFileObjectsFromPaths(sources));
        List<CompilationUnitTree> units = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) units.add(unit);
        task.analyze();
        Trees trees = Trees.instance(task);
        Set<String> edges = new TreeSet<>();
        SourcePositions positions = trees.getSourcePositions();
        for (CompilationUnitTree unit : units) {
            CharSequence text = unit.getSourceFile().getCharContent(true);
            String from = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitIdentifier(IdentifierTree node, Void nothing) {
                    if (isWritten(node, node.getName())) named(trees.getElement(getCurrentPath()));
                    return super.visitIdentifier(node, nothing);
                }

                @Override
                public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
                    Element element = trees.getElement(getCurrentPath());
                    if (isWritten(node, node.getIdentifier())) named(element);
                    return super.visitMemberSelect(node, nothing);
                }

                /** The types of a lambda's parameters are in the tree without being written. */
                private boolean isWritten(Tree node, Name name) {
                    int end = (int) positions.getEndPosition(unit, node);
                    int start = end - name.length();
                    return start >= 0 && end <= text.length() && name.contentEquals(text.subSequence(start, end));
                }

                private void named(Element element) {
                    if (element == null || !(element.getKind().isClass() || element.getKind().isInterface())) return;
                    TreePath declared = trees.getPath(element);
                    if (declared == null) return;
                    String to = root.relativize(Path.of(declared.getCompilationUnit().getSourceFile().toUri())).toString();
                    if (!to.equals(from)) edges.add(from + "\t" + to);
                }
            }.scan(unit, null);
        }
        System.out.println(sources.size());
        edges.forEach(System.out::println);
    }
}
