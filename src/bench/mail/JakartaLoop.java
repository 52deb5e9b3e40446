import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.SocketFactory;

/** A bare loop over jakarta-mail with two kept connections and TCP_NODELAY: JakartaLoop PORT MESSAGES BODYFILE. */
final class JakartaLoop {
    public static void main(String[] args) throws Exception {
        int many = Integer.parseInt(args[1]);
        String body = Files.readString(Path.of(args[2]));
        Thread other = new Thread(() -> send(args[0], 1, many, body));
        other.start();
        send(args[0], 2, many, body);
        other.join();
    }

    private static void send(String port, int first, int many, String body) {
        try {
            Properties settings = new Properties();
            settings.put("mail.smtp.socketFactory", new Prompt());
            Session session = Session.getInstance(settings);
            var transport = session.getTransport("smtp");
            transport.connect("127.0.0.1", Integer.parseInt(port), null, null);
            for (int i = first; i <= many; i += 2) {
                String text = body.replace("{{.Number}}", Integer.toString(i));
                MimeMultipart parts = new MimeMultipart("alternative");
                for (String kind : new String[] {"plain", "html"}) {
                    MimeBodyPart part = new MimeBodyPart();
                    part.setText(text, "UTF-8", kind);
                    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
                    parts.addBodyPart(part);
                }
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress("news@news.example.org", "News"));
                InternetAddress[] to = {new InternetAddress("reader" + i + "@example.com")};
                message.setRecipients(MimeMessage.RecipientType.TO, to);
                message.setSubject("News", "UTF-8");
                message.setContent(parts);
                message.saveChanges();
                transport.sendMessage(message, to);
            }
            transport.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static final class Prompt extends SocketFactory {
        @Override
        public Socket createSocket() throws java.io.IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws java.io.IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, java.net.InetAddress from, int at) throws java.io.IOException {
            return new Socket(host, port, from, at);
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port) throws java.io.IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port, java.net.InetAddress from, int at)
                throws java.io.IOException {
            return new Socket(host, port, from, at);
        }
    }
}
