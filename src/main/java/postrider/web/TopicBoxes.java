package postrider.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import postrider.web.PeoplePages.Option;

/**
 * Topics of a newsletter as boxes; none ticked means all posts.
 *
 * @param field the boxes' name; @param newsletter whose they are, empty where there is no other
 */
record TopicBoxes(String field, String newsletter, List<Option> boxes) {
    TopicBoxes {
        boxes = List.copyOf(boxes);
    }

    /** @param offered what may be chosen; @param chosen what is; what is no longer offered is there too, so that it isn't lost */
    static TopicBoxes of(String field, String newsletter, List<String> offered, List<String> chosen) {
        return new TopicBoxes(
                field,
                newsletter,
                union(offered, chosen).stream()
                        .map(name -> new Option(name, name, holds(chosen, name)))
                        .toList());
    }

    /** What is ticked of them, and nothing else that somebody may send. */
    List<String> ticked(Form form) {
        List<String> sent = form.all(field);
        return boxes.stream().map(Option::value).filter(sent::contains).toList();
    }

    private static Set<String> union(List<String> offered, List<String> chosen) {
        Set<String> all = new LinkedHashSet<>(offered);
        chosen.stream().filter(name -> !holds(offered, name)).forEach(all::add);
        return all;
    }

    private static boolean holds(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
