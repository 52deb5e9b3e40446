const { list, page } = require("./_includes/frame.cjs");

exports.data = {
    pagination: { data: "collections.tagParts", size: 1, alias: "part" },
    permalink: (data) => `/${data.part.folder}index.html`,
};
exports.render = (data) => page(data.part.name, data.page.url, "", list(data.part.posts));
