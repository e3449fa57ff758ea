// Reads a log with Go's own implementation of transparency logs, golang.org/x/mod/sumdb, which the
// Go toolchain trusts for its checksum database: checkpoint and key by `note`, tiles, inclusion and
// consistency by `tlog`. It shares nothing with the portal. checks/transparency-log runs it.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const samples = 200

var portal = strings.TrimRight(os.Args[1], "/")

func main() {
	log.SetFlags(0)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(get("/log/key"))))
	must(err)
	signed, err := note.Open(get("/log/checkpoint"), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	// Every hash that this reader gives was checked against the root.
	hashes := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{})
	for i := 0; i < samples; i++ {
		checkRecord(rand.Int63n(size), size, root, hashes)
		checkTree(1+rand.Int63n(size), size, root, hashes)
	}
	fmt.Printf("%s: %d entries, %d of them and %d older sizes proved by tiles and by the portal's own proofs\n",
		lines[0], size, samples, samples)
}

func checkRecord(n, size int64, root tlog.Hash, hashes tlog.HashReader) {
	leaf := tlog.RecordHash(entry(n, size))
	proof, err := tlog.ProveRecord(size, n, hashes)
	must(err)
	must(tlog.CheckRecord(proof, size, root, n, leaf))

	var told struct {
		Size int64
		Root tlog.Hash
		Path []tlog.Hash
	}
	must(json.Unmarshal(get(fmt.Sprintf("/api/v1/trail/%d/proof", n)), &told))
	// The log may have grown meanwhile; then the proof is for the newer checkpoint.
	must(tlog.CheckRecord(told.Path, told.Size, told.Root, n, leaf))
}

func checkTree(older, size int64, root tlog.Hash, hashes tlog.HashReader) {
	olderRoot, err := tlog.TreeHash(older, hashes)
	must(err)
	proof, err := tlog.ProveTree(size, older, hashes)
	must(err)
	must(tlog.CheckTree(proof, size, root, older, olderRoot))

	var told struct{ Path []tlog.Hash }
	must(json.Unmarshal(get(fmt.Sprintf("/api/v1/log/consistency?from=%d&to=%d", older, size)), &told))
	must(tlog.CheckTree(told.Path, size, root, older, olderRoot))
}

// entry reads one out of its bundle, where each stands behind its length.
func entry(n, size int64) []byte {
	bundle := tlog.Tile{H: 8, L: 0, N: n / 256, W: width(n/256, size)}
	data := get(strings.Replace(path(bundle), "/tile/0/", "/tile/entries/", 1))
	for i := n % 256; i > 0; i-- {
		data = data[2+binary.BigEndian.Uint16(data):]
	}
	return data[2 : 2+binary.BigEndian.Uint16(data)]
}

func width(bundle, size int64) int {
	if size-bundle*256 < 256 {
		return int(size - bundle*256)
	}
	return 256
}

type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range asked {
		data = append(data, get(path(tile)))
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// path is Go's own, without the height, which C2SP fixes at 8.
func path(tile tlog.Tile) string {
	return "/log/" + strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

func get(path string) []byte {
	request, err := http.NewRequest("GET", portal+path, nil)
	must(err)
	if token := os.Getenv("TIDEMARK_TOKEN"); token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	must(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(err)
	if response.StatusCode != 200 {
		log.Fatalf("%s: %s: %s", path, response.Status, body)
	}
	return body
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
