const { formats } = require("./_includes/frame.cjs");

// The whole history in each format.
exports.data = { formats, pagination: { data: "formats", size: 1, alias: "format" }, permalink: (data) => `/${data.format[0]}` };
exports.render = (data) => data.format[1]("Bench", data.collections.newest);
