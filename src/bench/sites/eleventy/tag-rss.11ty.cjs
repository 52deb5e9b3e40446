const { formats } = require("./_includes/frame.cjs");

const [file, write] = formats[0];
exports.data = { pagination: { data: "collections.byTag", size: 1, alias: "tag" }, permalink: (data) => `/tags/${data.tag.name}/${file}` };
exports.render = (data) => write(`Bench: ${data.tag.name}`, data.tag.posts.slice(0, 20));
