const { escaped, page, plain } = require("./frame.cjs");

/** A post's page. */
module.exports = (data) => {
    if (!data.page.inputPath.startsWith("./posts/")) return data.content;
    const day = data.page.date.toISOString();
    const summary = plain(data.content.slice(0, 1500)).slice(0, 300);
    const article = { "@context": "https://schema.org", "@type": "Article", headline: data.title, description: summary, datePublished: day, dateModified: day };
    return page(data.title, data.page.url, `<meta name="description" content="${summary}">
<meta property="og:description" content="${summary}">
<meta property="article:published_time" content="${day}">
<script type="application/ld+json">${JSON.stringify(article)}</script>
`, `<article class="post"><p class="meta"><time datetime="${day}">${day.slice(0, 10)}</time></p>
<h1>${escaped(data.title)}</h1>
<div class="body">${data.content}</div>
<ul class="tags">${data.tags.map((tag) => `<li><a href="/tags/${tag}/">${tag}</a></li>`).join("")}</ul></article>`);
};
