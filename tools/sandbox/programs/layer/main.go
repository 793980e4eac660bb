// Layer writes an overlay's upper folder to its output as a layer of an image: a tar in which what was removed is a
// whiteout (https://github.com/opencontainers/image-spec/blob/main/layer.md). The same folder gives the same bytes.
//
//	layer <folder>            the tar
//	layer --digest <folder>   only its digest and its size
package main

import (
	"archive/tar"
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "layer:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	switch {
	case len(arguments) == 1:
		output := bufio.NewWriterSize(os.Stdout, 1<<20)
		if err := write(arguments[0], output); err != nil {
			return err
		}
		return output.Flush()
	case len(arguments) == 2 && arguments[0] == "--digest":
		hash, size := sha256.New(), &counter{}
		if err := write(arguments[1], io.MultiWriter(hash, size)); err != nil {
			return err
		}
		fmt.Printf("sha256:%x %d\n", hash.Sum(nil), size.bytes)
		return nil
	}
	return fmt.Errorf("call it as layer [--digest] <folder>")
}

type counter struct{ bytes int64 }

func (c *counter) Write(data []byte) (int, error) {
	c.bytes += int64(len(data))
	return len(data), nil
}

func write(root string, output io.Writer) error {
	archive := tar.NewWriter(output)
	// the first name of a file that has many
	names := map[uint64]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return add(archive, path, name, info, names)
	})
	if err != nil {
		return err
	}
	return archive.Close()
}

func add(archive *tar.Writer, path, name string, info fs.FileInfo, names map[uint64]string) error {
	status := info.Sys().(*syscall.Stat_t)
	switch {
	case info.Mode()&fs.ModeSocket != 0:
		return nil
	case info.Mode()&fs.ModeCharDevice != 0 && status.Rdev == 0:
		return marker(archive, filepath.Join(filepath.Dir(name), ".wh."+filepath.Base(name)))
	}
	header, err := header(path, name, info, status)
	if err != nil {
		return err
	}
	if first, seen := names[status.Ino]; seen {
		header.Typeflag, header.Linkname, header.Size = tar.TypeLink, first, 0
	} else if info.Mode().IsRegular() && status.Nlink > 1 {
		names[status.Ino] = name
	}
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	if info.IsDir() && attribute(path, "trusted.overlay.opaque") == "y" {
		return marker(archive, filepath.Join(name, ".wh..wh..opq"))
	}
	if header.Typeflag != tar.TypeReg {
		return nil
	}
	return copyFile(archive, path)
}

func header(path, name string, info fs.FileInfo, status *syscall.Stat_t) (*tar.Header, error) {
	target := ""
	if info.Mode()&fs.ModeSymlink != 0 {
		var err error
		if target, err = os.Readlink(path); err != nil {
			return nil, err
		}
	}
	header, err := tar.FileInfoHeader(info, target)
	if err != nil {
		return nil, err
	}
	header.Name = name
	if info.IsDir() {
		header.Name += "/"
	}
	header.Format = tar.FormatPAX
	// numbers say whose it is: the names are this machine's
	header.Uname, header.Gname = "", ""
	header.Uid, header.Gid = int(status.Uid), int(status.Gid)
	header.ModTime = info.ModTime().Truncate(time.Second)
	// access changes with every reading
	header.AccessTime, header.ChangeTime = time.Time{}, time.Time{}
	if info.Mode().IsRegular() {
		if value := attribute(path, "security.capability"); value != "" {
			header.PAXRecords = map[string]string{"SCHILY.xattr.security.capability": value}
		}
	}
	return header, nil
}

func marker(archive *tar.Writer, name string) error {
	return archive.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: 0o600, Format: tar.FormatPAX})
}

func attribute(path, name string) string {
	value := make([]byte, 256)
	size, err := syscall.Getxattr(path, name, value)
	if err != nil || size < 0 {
		return ""
	}
	return string(value[:size])
}

func copyFile(archive *tar.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(archive, file)
	return err
}
