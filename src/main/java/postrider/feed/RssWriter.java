package postrider.feed;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import postrider.post.Author;
import postrider.source.Bytes;

/** RSS 2.0 as the RSS Advisory Board's Best Practices Profile has it: summary in description, whole text in content:encoded. */
final class RssWriter {
    private static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    /** How long a reader may wait before it asks again. */
    private static final int MINUTES_TO_LIVE = 60;

    private RssWriter() {}

    static Bytes write(Feed feed) {
        Element root = FeedXml.root(channel(feed));
        List.of(DC, CONTENT, ATOM).forEach(root::addNamespaceDeclaration);
        Element channel = root.getChild("channel");
        channel.addContent(channel.indexOf(channel.getChild("language")) + 1, self(feed));
        FeedXml.markLanguages(root, channel.getChildren("item"), feed);
        return FeedXml.bytes(root);
    }

    private static Channel channel(Feed feed) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(feed.title());
        channel.setLink(feed.home());
        channel.setDescription(feed.description());
        channel.setLanguage(feed.language());
        feed.updated().map(Date::from).ifPresent(channel::setLastBuildDate);
        channel.setGenerator("Postrider");
        channel.setTtl(MINUTES_TO_LIVE);
        channel.setItems(feed.entries().stream().map(RssWriter::item).toList());
        return channel;
    }

    private static Element self(Feed feed) {
        return new Element("link", ATOM)
                .setAttribute("rel", "self")
                .setAttribute("type", FeedFormat.RSS.mediaType())
                .setAttribute("href", feed.url(FeedFormat.RSS));
    }

    private static Item item(Entry entry) {
        Item item = new Item();
        item.setTitle(entry.title());
        item.setLink(entry.url());
        item.setGuid(guid(entry.id()));
        item.setPubDate(Date.from(entry.published()));
        if (!entry.summary().isEmpty()) {
            Description summary = new Description();
            summary.setValue(entry.summary());
            item.setDescription(summary);
        }
        if (!entry.content().isEmpty()) {
            Content content = new Content();
            content.setValue(entry.content());
            item.setContent(content);
        }
        item.setCategories(entry.categories().stream().map(RssWriter::category).toList());
        item.setForeignMarkup(entry.authors().stream().map(RssWriter::creator).toList());
        return item;
    }

    private static Guid guid(String id) {
        Guid guid = new Guid();
        guid.setValue(id);
        guid.setPermaLink(false);
        return guid;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setValue(name);
        return category;
    }

    /** RSS's own author must hold an e-mail address; a name alone goes here. */
    private static Element creator(Author author) {
        return new Element("creator", DC).setText(author.name());
    }
}
