package postrider.site;

import java.util.List;

/** The model of {@code templates/site/index.ftlh}. @param years the latest first */
record IndexPage(Frame frame, String canonical, List<Year> years) {
    /** @param number such as {@code 2023}; @param brief without summaries; @param posts the newest first */
    record Year(String number, boolean brief, List<Line> posts) {}

    /** @param path from {@code public/}; @param day ISO 8601; @param date in words, without the year */
    record Line(
            String path, String title, String language, String direction, String day, String date, String summary) {}
}
