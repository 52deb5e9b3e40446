const { page } = require("./_includes/frame.cjs");

exports.data = { permalink: "/tags/index.html" };
exports.render = (data) =>
    page("Tags", "/tags/", "", `<ul>${data.collections.byTag.map((tag) => `<li><a href="/tags/${tag.name}/">${tag.name}</a> ${tag.posts.length}</li>`).join("")}</ul>`);
