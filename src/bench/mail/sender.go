// A plain sender: template, quoted-printable, five connections. sender ADDRESS MESSAGES BODYFILE
package main

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"mime/quotedprintable"
	"net/smtp"
	"net/textproto"
	"os"
	"strconv"
	"sync"
	"text/template"
)

type person struct {
	Number int
}

func message(letter *template.Template, to person) []byte {
	var body, out bytes.Buffer
	if err := letter.Execute(&body, to); err != nil {
		panic(err)
	}
	parts := multipart.NewWriter(&out)
	fmt.Fprintf(&out, "From: News <news@news.example.org>\r\nTo: reader%d@example.com\r\nSubject: News\r\n"+
		"Message-ID: <%d@news.example.org>\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/alternative; boundary=%s\r\n\r\n", to.Number, to.Number, parts.Boundary())
	for _, kind := range []string{"plain", "html"} {
		part, _ := parts.CreatePart(textproto.MIMEHeader{
			"Content-Type":              {"text/" + kind + "; charset=UTF-8"},
			"Content-Transfer-Encoding": {"quoted-printable"}})
		encoder := quotedprintable.NewWriter(part)
		encoder.Write(body.Bytes())
		encoder.Close()
	}
	parts.Close()
	return out.Bytes()
}

func main() {
	many, _ := strconv.Atoi(os.Args[2])
	text, err := os.ReadFile(os.Args[3])
	if err != nil {
		panic(err)
	}
	letter := template.Must(template.New("letter").Parse(string(text)))
	work := make(chan person, 100)
	var all sync.WaitGroup
	for i := 0; i < 5; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			client, err := smtp.Dial(os.Args[1])
			if err != nil {
				panic(err)
			}
			for to := range work {
				client.Mail("news@news.example.org")
				client.Rcpt(fmt.Sprintf("reader%d@example.com", to.Number))
				data, err := client.Data()
				if err != nil {
					panic(err)
				}
				data.Write(message(letter, to))
				data.Close()
			}
			client.Quit()
		}()
	}
	for i := 1; i <= many; i++ {
		work <- person{i}
	}
	close(work)
	all.Wait()
}
