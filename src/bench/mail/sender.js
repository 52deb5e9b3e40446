// nodemailer's pool: node sender.js PORT MESSAGES BODYFILE CONNECTIONS [PRIVATEKEYFILE]
const fs = require('fs');
const [port, many, file, connections, key] = process.argv.slice(2);
const body = fs.readFileSync(file, 'utf8');
const transport = require('nodemailer').createTransport({
    host: '127.0.0.1', port: +port, pool: true, maxConnections: +connections, maxMessages: Infinity, ignoreTLS: true,
    dkim: key ? {domainName: 'news.example.org', keySelector: 'r1', privateKey: fs.readFileSync(key, 'utf8')} : undefined,
});
let next = 0, open = 0;
function more() {
    while (open < 200 && next < +many) {
        const number = ++next;
        const text = body.replaceAll('{{.Number}}', String(number));
        open++;
        transport.sendMail({
            from: 'News <news@news.example.org>', to: `reader${number}@example.com`, subject: 'News',
            messageId: `<${number}@news.example.org>`, text, html: text, textEncoding: 'quoted-printable',
        }, error => {
            if (error) throw error;
            open--;
            if (next < +many) more(); else if (open === 0) transport.close();
        });
    }
}
more();
