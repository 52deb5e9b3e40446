const { site } = require("./_includes/frame.cjs");

exports.data = { permalink: "/sitemap.xml" };
exports.render = (data) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${data.collections.newest.map((post) => `<url><loc>${site}${post.url}</loc><lastmod>${post.date.toISOString()}</lastmod></url>`).join("\n")}
</urlset>
`;
