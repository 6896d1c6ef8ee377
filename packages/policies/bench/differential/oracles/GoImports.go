// Prints the imports of every file named on stdin, one JSON line per file, as Go's own parser sees them.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

func main() {
	files := bufio.NewScanner(os.Stdin)
	for files.Scan() {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, files.Text(), nil, parser.ImportsOnly)
		if err != nil {
			fmt.Println("null")
			continue
		}
		lines := []string{"package " + file.Name.Name}
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if !utf8.ValidString(path) || strings.ContainsAny(path, "\\\"`\x00\x7f") {
				// A path that the language lets every compiler refuse.
				lines = nil
				break
			}
			lines = append(lines, fmt.Sprintf("import %d %s", set.PositionFor(spec.Path.Pos(), false).Line, path))
		}
		if lines == nil {
			fmt.Println("null")
			continue
		}
		text, _ := json.Marshal(lines)
		fmt.Println(string(text))
	}
}
