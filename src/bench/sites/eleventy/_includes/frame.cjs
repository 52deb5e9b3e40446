const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
const summary = (post) => plain(post.templateContent.slice(0, 1500)).slice(0, 300);
const site = "https://news.example.org";
const page = (title, url, head, body) => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – Bench</title>
<link rel="canonical" href="${site}${url}">
<link rel="alternate" type="application/rss+xml" title="Bench" href="/rss.xml">
<link rel="alternate" type="application/atom+xml" title="Bench" href="/atom.xml">
<link rel="alternate" type="application/feed+json" title="Bench" href="/feed.json">
<link rel="stylesheet" href="/site.css">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:url" content="${site}${url}">
<meta property="og:site_name" content="Bench">
${head}</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="site"><a class="name" href="/">Bench</a><nav><ul><li><a href="/">Posts</a></li><li><a href="/tags/">Tags</a></li></ul></nav></header>
<main id="main">
${body}
<section class="ask" id="follow"><p>Put this into a feed reader: <a href="/rss.xml">${site}/rss.xml</a></p></section>
</main>
</body>
</html>
`;
const list = (posts) => `<ol>${posts
    .map((post) => `<li><p class="meta"><time>${post.date.toISOString().slice(0, 10)}</time></p><h3><a href="${post.url}">${escaped(post.data.title)}</a></h3><p>${summary(post).slice(0, 200)}</p></li>`)
    .join("\n")}</ol>`;
const rss = (title, posts) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${escaped(title)}</title><link>${site}/</link><description>Posts for measuring</description>
${posts.map((post) => `<item><title>${escaped(post.data.title)}</title><link>${site}${post.url}</link><description>${summary(post)}</description>
<content:encoded>${escaped(post.templateContent)}</content:encoded><dc:creator>Bench</dc:creator>${post.data.tags.map((tag) => `<category>${tag}</category>`).join("")}
<pubDate>${post.date.toUTCString()}</pubDate><guid isPermaLink="false">${site}${post.url}</guid></item>`).join("\n")}
</channel></rss>
`;
const atom = (title, posts) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${site}/</id><title>${escaped(title)}</title>
${posts.map((post) => `<entry><id>${site}${post.url}</id><title>${escaped(post.data.title)}</title><link href="${site}${post.url}"/><author><name>Bench</name></author>
<published>${post.date.toISOString()}</published><updated>${post.date.toISOString()}</updated>${post.data.tags.map((tag) => `<category term="${tag}"/>`).join("")}
<summary>${summary(post)}</summary><content type="html">${escaped(post.templateContent)}</content></entry>`).join("\n")}
</feed>
`;
const json = (title, posts) => JSON.stringify({
    version: "https://jsonfeed.org/version/1.1", title, home_page_url: site,
    items: posts.map((post) => ({
        id: site + post.url, url: site + post.url, title: post.data.title, content_html: post.templateContent, summary: summary(post),
        date_published: post.date.toISOString(), authors: [{ name: "Bench" }], tags: post.data.tags,
    })),
}, null, 2);
module.exports = { escaped, page, list, summary, plain, site, formats: [["rss.xml", rss], ["atom.xml", atom], ["feed.json", json]] };
