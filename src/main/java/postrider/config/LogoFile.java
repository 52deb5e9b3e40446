package postrider.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import postrider.picture.Logo;
import postrider.picture.PictureFacts;
import postrider.source.Bytes;

/** The file that {@code site.logo} names, as letters show it. */
record LogoFile(Path file, Given given, String name, Findings findings) {
    /** Octets: every letter's readers fetch it. */
    private static final long LARGEST = 200_000;

    /** Pixels of a side. */
    private static final int WIDEST = 2_000;

    private static final String ENOUGH = "Make it smaller than 200 kB; a width of 600 pixels is enough";

    /** Empty where it can't be shown; then it was said why. */
    Optional<Logo> read() {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                String megabytes = String.format(Locale.ROOT, "%.1f MB", size / 1e6);
                return refuse("has " + megabytes + ", and readers would fetch it with every letter", ENOUGH);
            }
            Bytes octets = Bytes.copyOf(Files.readAllBytes(file));
            Optional<PictureFacts> facts = PictureFacts.of(octets);
            return facts.isPresent() ? logo(facts.get(), octets) : refuse("is no picture", "Name a PNG, JPEG or GIF");
        } catch (IOException e) {
            return refuse("can't be read", "Look at who may read it");
        }
    }

    private Optional<Logo> logo(PictureFacts facts, Bytes octets) {
        if (facts.size().width() > WIDEST || facts.size().height() > WIDEST) {
            return refuse("has " + facts.size() + " pixels", ENOUGH);
        }
        return switch (facts.format()) {
            case JPEG -> Optional.of(new Logo(name, "image/jpeg", facts.size(), octets));
            case PNG -> Optional.of(new Logo(name, "image/png", facts.size(), octets));
            case GIF -> Optional.of(new Logo(name, "image/gif", facts.size(), octets));
            case WEBP, SVG -> {
                findings.warning(
                        given.at(),
                        given.path() + " " + name + " is " + facts.format()
                                + ", which many mail programs don't show; letters have no logo",
                        "Name a PNG, JPEG or GIF");
                yield Optional.empty();
            }
        };
    }

    private Optional<Logo> refuse(String why, String hint) {
        findings.error(given.at(), given.path() + " " + name + " " + why, hint);
        return Optional.empty();
    }
}
