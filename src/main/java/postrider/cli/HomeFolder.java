package postrider.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import postrider.job.Refused;

/** A folder that is to become a home. */
record HomeFolder(Path folder) {
    private static final DateTimeFormatter PUBLISH_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT);

    /** The files of a new home and the resources that they begin as. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config/postrider.yaml", "postrider.yaml");
        files.put("config/subscribers.csv", "subscribers.csv");
        files.put("posts/welcome/item.md", "welcome.md");
        files.put(".gitignore", "gitignore");
        return files;
    }

    /** Writes them all, or none where one of them is there already. @return their paths in the home */
    List<String> make(Instant now) {
        Map<String, String> files = files();
        for (String file : files.keySet()) {
            if (Files.exists(folder.resolve(file)) && !file.equals(".gitignore")) {
                throw new Refused(
                        Refused.Reason.USAGE,
                        folder + " has a " + file
                                + " already. Nothing was written. Name an empty folder, or remove that file");
            }
        }
        List<String> made = new ArrayList<>();
        files.forEach((file, resource) -> {
            if (Files.notExists(folder.resolve(file))) {
                write(folder.resolve(file), resource, now);
                made.add(file);
            }
        });
        return made;
    }

    /** Adds a post that uses most of what posts may hold, and somebody who gets it. */
    void addRichPost(Instant now) {
        write(folder.resolve("posts/rich/item.md"), "rich.md", now);
        try {
            Files.write(folder.resolve("posts/rich/1.jpg"), bytes("rich.jpg"));
            Files.writeString(
                    folder.resolve("config/subscribers.csv"),
                    "reader@example.org,Reader,en,,,,Asia/Almaty,active,warm-up\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String resource, Instant now) {
        String text =
                text(resource).replace("{publish_date}", PUBLISH_DATE.format(now.atZone(ZoneId.of("Asia/Almaty"))));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "can't write " + file + ": " + e.getMessage() + ". Check the folder's owner and its free space");
        }
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = HomeFolder.class.getResourceAsStream("init/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks init/" + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
