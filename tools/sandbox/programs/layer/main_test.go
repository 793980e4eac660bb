package main

import (
	"archive/tar"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

func folder(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "etc"), 0o755))
	must(t, os.WriteFile(filepath.Join(root, "etc", "a"), []byte("text"), 0o640))
	must(t, os.Link(filepath.Join(root, "etc", "a"), filepath.Join(root, "etc", "b")))
	must(t, os.Symlink("/nowhere", filepath.Join(root, "etc", "c")))
	must(t, syscall.Mknod(filepath.Join(root, "etc", "gone"), syscall.S_IFCHR, 0))
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func packed(t *testing.T, root string) []byte {
	t.Helper()
	var output bytes.Buffer
	must(t, write(root, &output))
	return output.Bytes()
}

func TestEverythingIsThereOnce(t *testing.T) {
	var got []string
	archive := tar.NewReader(bytes.NewReader(packed(t, folder(t))))
	for {
		header, err := archive.Next()
		if err == io.EOF {
			break
		}
		must(t, err)
		got = append(got, string(header.Typeflag)+" "+header.Name+" "+header.Linkname)
	}
	want := []string{"5 etc/ ", "0 etc/a ", "1 etc/b etc/a", "2 etc/c /nowhere", "0 etc/.wh.gone "}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, wanted %q", got, want)
	}
}

func TestTheSameFolderGivesTheSameBytes(t *testing.T) {
	root := folder(t)
	before := packed(t, root)
	// reading changes when a file was read
	must(t, os.Chtimes(filepath.Join(root, "etc", "a"), time.Now().Add(time.Hour), time.Time{}))
	if !bytes.Equal(before, packed(t, root)) {
		t.Fatal("the second time it is another layer")
	}
}
