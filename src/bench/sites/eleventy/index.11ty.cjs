const { list, page } = require("./_includes/frame.cjs");

exports.data = {
    pagination: { data: "collections.newest", size: 20, alias: "part" },
    permalink: (data) => (data.pagination.pageNumber ? `/page/${data.pagination.pageNumber}/` : "/") + "index.html",
};
exports.render = (data) => page("Posts", data.page.url, "", list(data.part));
