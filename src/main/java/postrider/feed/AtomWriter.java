package postrider.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import postrider.post.Author;
import postrider.source.Bytes;

/** Atom 1.0, RFC 4287. The names Feed and Entry are ours here; Rome's are written out. */
final class AtomWriter {
    private AtomWriter() {}

    static Bytes write(Feed feed) {
        Element root = FeedXml.root(atom(feed));
        FeedXml.markLanguages(root, root.getChildren("entry", root.getNamespace()), feed);
        return FeedXml.bytes(root);
    }

    private static com.rometools.rome.feed.atom.Feed atom(Feed feed) {
        var atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.home());
        atom.setTitle(feed.title());
        atom.setSubtitle(content("text", feed.description()));
        atom.setUpdated(Date.from(feed.updated().orElse(Instant.EPOCH)));
        atom.setAuthors(List.of(person(feed.author())));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.home())));
        atom.setOtherLinks(List.of(link("self", FeedFormat.ATOM.mediaType(), feed.url(FeedFormat.ATOM))));
        Generator generator = new Generator();
        generator.setValue("Postrider");
        atom.setGenerator(generator);
        atom.setEntries(feed.entries().stream().map(AtomWriter::entry).toList());
        return atom;
    }

    private static com.rometools.rome.feed.atom.Entry entry(Entry entry) {
        var atom = new com.rometools.rome.feed.atom.Entry();
        atom.setId(entry.id());
        atom.setTitle(entry.title());
        atom.setAlternateLinks(List.of(link("alternate", "text/html", entry.url())));
        atom.setPublished(Date.from(entry.published()));
        atom.setUpdated(Date.from(entry.updated()));
        atom.setAuthors(entry.authors().stream().map(AtomWriter::person).toList());
        atom.setCategories(entry.categories().stream().map(AtomWriter::category).toList());
        if (!entry.summary().isEmpty()) {
            atom.setSummary(content("text", entry.summary()));
        }
        if (!entry.content().isEmpty()) {
            atom.setContents(List.of(content("html", entry.content())));
        }
        return atom;
    }

    private static Link link(String relation, String type, String url) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(url);
        return link;
    }

    private static SyndPerson person(Author author) {
        Person person = new Person();
        person.setName(author.name());
        person.setEmail(author.email());
        person.setUri(author.url());
        return person;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setTerm(name);
        return category;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }
}
