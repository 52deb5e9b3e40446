package postrider.site;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import postrider.markdown.RenderedPost;
import postrider.post.Post;
import postrider.template.Words;

/** The index's posts by year. Where there are many, the two newest years have summaries and the others titles only. */
final class Years {
    private static final int MANY = 40;
    private static final int WITH_SUMMARIES = 2;

    private final ZoneId zone;
    private final Words words;

    Years(ZoneId zone, Words words) {
        this.zone = zone;
        this.words = words;
    }

    /** @param posts newest first, as the years are then */
    List<IndexPage.Year> of(List<RenderedPost> posts) {
        Map<Integer, List<IndexPage.Line>> lines = new LinkedHashMap<>();
        for (RenderedPost post : posts) {
            LocalDate day = LocalDate.ofInstant(post.post().publishAt(), zone);
            lines.computeIfAbsent(day.getYear(), year -> new ArrayList<>()).add(line(post, day));
        }
        List<IndexPage.Year> years = new ArrayList<>();
        lines.forEach((year, list) -> {
            boolean brief = posts.size() > MANY && years.size() >= WITH_SUMMARIES;
            years.add(new IndexPage.Year(Integer.toString(year), brief, list));
        });
        return years;
    }

    private IndexPage.Line line(RenderedPost rendered, LocalDate day) {
        Post post = rendered.post();
        return new IndexPage.Line(
                Addresses.of(post.route()),
                post.title(),
                post.language(),
                Words.direction(post.language()),
                day.toString(),
                words.dayAndMonth(day),
                rendered.summary());
    }
}
