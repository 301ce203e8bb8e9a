// Reads each line of standard input, a YAML file in Base64, with the reader that the argument names, and prints why it
// refuses it; an empty line where it does not.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strings"

	v2 "gopkg.in/yaml.v2"
	v3 "gopkg.in/yaml.v3"
)

type decoder interface{ Decode(v interface{}) error }

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		text, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(out, strings.Join(strings.Fields(refusal(text, os.Args[1])), " "))
	}
}

func refusal(text []byte, reader string) (reason string) {
	defer func() {
		if failure := recover(); failure != nil {
			reason = fmt.Sprint(failure)
		}
	}()
	var documents decoder = v2.NewDecoder(bytes.NewReader(text))
	if reader == "v3" {
		documents = v3.NewDecoder(bytes.NewReader(text))
	}
	for {
		var document interface{}
		err := documents.Decode(&document)
		if err == io.EOF {
			return ""
		}
		if err != nil {
			return err.Error()
		}
	}
}
