package postrider.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import postrider.config.Settings;
import postrider.job.Refused;
import postrider.mail.DkimKey;
import postrider.mail.DkimKey.Algorithm;

/** {@code dkim-key}: a key that mail is signed with, and the DNS record that tells the world of it. */
final class DkimKeyCommand implements Command {
    private static final Parameter SELECTOR = Parameter.optional(
            "SELECTOR", "The key's name in DNS (default: the month, like p202611). A new key needs a new one.");
    private static final Option ED25519 = Option.flag(
            "--ed25519", "An Ed25519 key: for a second signature beside that of RSA, which every server knows.");

    @Override
    public String name() {
        return "dkim-key";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Makes a key to sign mail with (DKIM), in var/dkim, and shows the DNS record that belongs to it.",
                "Where there is one of that selector already, shows its record again.");
    }

    @Override
    public List<Option> options() {
        return List.of(ED25519);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(SELECTOR);
    }

    @Override
    public int run(Session session) {
        Settings settings = session.settings();
        Algorithm algorithm = session.arguments().has(ED25519) ? Algorithm.ED25519 : Algorithm.RSA;
        String name = name(session);
        Path file = settings.state().resolve("dkim").resolve(name + ".pem");
        DkimKey key = key(file, algorithm);
        DkimRecord record = new DkimRecord(
                name + "._domainkey." + settings.mail().dkimDomain() + ".",
                key.record()
                        .orElseThrow(() -> new Refused(
                                Refused.Reason.USAGE,
                                file + " holds the private half alone; make a new key under another selector")));
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("selector", name);
                json.text("domain", settings.mail().dkimDomain());
                json.text("algorithm", key.algorithm().dns());
                json.text("file", file.toString());
                json.text("name", record.name());
                json.text("record", record.value());
                json.text("zone", record.zone());
            }));
        } else {
            Path relative = settings.home().relativize(file);
            say(session.console(1), record, relative, setting(algorithm, name, relative));
        }
        return 0;
    }

    private static String name(Session session) {
        DateTimeFormatter inMonths =
                DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT).withZone(ZoneOffset.UTC);
        String month = "p" + inMonths.format(session.clock().instant())
                + (session.arguments().has(ED25519) ? "e" : "");
        String name = session.arguments().optional(SELECTOR).orElse(month).toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "\"" + name
                            + "\" is no selector; nothing was done. Write letters, digits and hyphens, like p202611");
        }
        return name;
    }

    private static DkimKey key(Path file, Algorithm algorithm) {
        try {
            DkimKey key = DkimKey.readOrMake(algorithm, file);
            if (key.algorithm() != algorithm) {
                throw new Refused(
                        Refused.Reason.USAGE,
                        file + " holds a key of another kind ("
                                + key.algorithm().dns() + "); nothing was done. Name another selector");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new Refused(Refused.Reason.USAGE, file + " " + e.getMessage() + "; nothing was done");
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " can't be read or written: " + e.getMessage(), e);
        }
    }

    /** An Ed25519 key signs beside one of RSA: few servers know it, and to the others its signature alone is none. */
    private static String setting(Algorithm algorithm, String selector, Path file) {
        return algorithm == Algorithm.ED25519
                ? "dkim: {selector: [RSA-SELECTOR, " + selector + "], key_file: [RSA-FILE, " + file + "]}"
                : "dkim: {selector: " + selector + ", key_file: " + file + "}";
    }

    private static void say(Console out, DkimRecord record, Path file, String setting) {
        out.plain("The key is in " + file + ". Keep it to yourself, and in the backup.");
        out.plain("");
        out.plain("1. Add this TXT record to the zone, and wait until it is seen everywhere:");
        out.plain("");
        record.zone().lines().forEach(out::plain);
        out.plain("");
        out.plain("   Where a panel asks for name and value, in pieces of at most 255 characters if it wants them so:");
        out.plain("");
        out.plain("   name   " + record.name().substring(0, record.name().length() - 1));
        record.pieces().forEach(piece -> out.plain("   value  " + piece));
        out.plain("");
        out.plain("2. Then let Postrider sign, in config/postrider.yaml:");
        out.plain("");
        out.plain("   mail:");
        out.plain("     " + setting);
        out.plain("");
        out.plain(
                "   Two keys are two lists of the same length. The record of an older key stays for a week more: mail on its");
        out.plain("   way still needs it.");
    }

    /** @param name absolute, with the final dot; @param value of the TXT record */
    private record DkimRecord(String name, String value) {
        private static final int MOST = 255;

        List<String> pieces() {
            List<String> pieces = new ArrayList<>();
            for (int at = 0; at < value.length(); at += MOST) {
                pieces.add(value.substring(at, Math.min(value.length(), at + MOST)));
            }
            return pieces;
        }

        /** A text of more than 255 octets is several strings in a zone file (RFC 1035, section 3.3). */
        String zone() {
            List<String> quoted =
                    pieces().stream().map(piece -> "\"" + piece + "\"").toList();
            return name + " 3600 IN TXT ( " + String.join("\n    ", quoted) + " )";
        }
    }
}
