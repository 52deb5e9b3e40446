// A mail server that takes everything and keeps nothing: sink ADDRESS LOG. On SIGTERM it writes how many messages it took, how
// many different Message-IDs they had, and the seconds between the first and the last. With LOG "-" it does not look at ids.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"
)

var (
	lock        sync.Mutex
	ids         = map[string]int{}
	taken       int
	first, last time.Time
)

func took(id string) {
	now := time.Now()
	lock.Lock()
	if taken == 0 {
		first = now
	}
	last = now
	taken++
	if id != "" {
		ids[id]++
	}
	lock.Unlock()
}

func messageId(text []byte) string {
	for _, line := range bytes.SplitN(text, []byte("\n"), 100) {
		if len(line) > 12 && bytes.EqualFold(line[:11], []byte("Message-ID:")) {
			return string(bytes.TrimSpace(line[11:]))
		}
	}
	return ""
}

func talk(conn net.Conn, lookAtIds bool) {
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 1<<16)
	out := bufio.NewWriter(conn)
	say := func(text string) {
		out.WriteString(text)
		if in.Buffered() == 0 {
			out.Flush()
		}
	}
	say("220 sink ESMTP\r\n")
	for {
		line, err := in.ReadSlice('\n')
		if err != nil || len(line) < 4 {
			return
		}
		switch verb := string(bytes.ToUpper(line[:4])); verb {
		case "EHLO", "HELO":
			say("250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-CHUNKING\r\n250 SIZE 50000000\r\n")
		case "BDAT":
			size, err := strconv.Atoi(string(bytes.Fields(line)[1]))
			if err != nil {
				return
			}
			id := ""
			if lookAtIds {
				text := make([]byte, size)
				if _, err := io.ReadFull(in, text); err != nil {
					return
				}
				id = messageId(text)
			} else if _, err := io.CopyN(io.Discard, in, int64(size)); err != nil {
				return
			}
			took(id)
			say("250 2.0.0 taken\r\n")
		case "DATA":
			say("354 go on\r\n")
			out.Flush()
			id := ""
			for {
				text, err := in.ReadSlice('\n')
				if err != nil {
					return
				}
				if len(text) == 3 && text[0] == '.' {
					break
				}
				if lookAtIds && id == "" && len(text) > 12 && bytes.EqualFold(text[:11], []byte("Message-ID:")) {
					id = string(bytes.TrimSpace(text[11:]))
				}
			}
			took(id)
			say("250 2.0.0 taken\r\n")
		case "QUIT":
			say("221 bye\r\n")
			out.Flush()
			return
		default:
			say("250 ok\r\n")
		}
	}
}

func main() {
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		panic(err)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go talk(conn, os.Args[2] != "-")
		}
	}()
	<-stop
	lock.Lock()
	most := 0
	for _, times := range ids {
		if times > most {
			most = times
		}
	}
	fmt.Printf("%d %d %d %.3f\n", taken, len(ids), most, last.Sub(first).Seconds())
}
