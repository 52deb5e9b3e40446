// The site that Postrider writes, as far as Eleventy can: a page a post, lists of 20, tags, three feeds of each, a sitemap.
module.exports = (config) => {
    const newest = (posts) => [...posts].sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? 1 : -1));
    config.addGlobalData("layout", "post.11ty.cjs");
    config.addGlobalData("eleventyComputed.permalink", () => (data) =>
        data.page.inputPath.startsWith("./posts/") ? `/${data.page.fileSlug}/` : data.permalink);
    config.addCollection("newest", (api) => newest(api.getFilteredByGlob("posts/*.md")));
    config.addCollection("byTag", (api) => {
        const tags = new Map();
        for (const post of newest(api.getFilteredByGlob("posts/*.md"))) {
            for (const tag of post.data.tags) tags.set(tag, [...(tags.get(tag) ?? []), post]);
        }
        return [...tags].map(([name, posts]) => ({ name, posts })).sort((a, b) => (a.name < b.name ? -1 : 1));
    });
    config.addCollection("tagParts", (api) => {
        const parts = [];
        const tags = new Map();
        for (const post of newest(api.getFilteredByGlob("posts/*.md"))) {
            for (const tag of post.data.tags) tags.set(tag, [...(tags.get(tag) ?? []), post]);
        }
        for (const [name, posts] of tags) {
            for (let from = 0; from < posts.length; from += 20) {
                parts.push({ name, folder: from ? `tags/${name}/${from / 20}/` : `tags/${name}/`, posts: posts.slice(from, from + 20) });
            }
        }
        return parts;
    });
    return { markdownTemplateEngine: false, htmlTemplateEngine: false };
};
