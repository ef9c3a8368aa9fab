export default {
  title: "To wait, or to block",
  url: "http://localhost",
  baseUrl: "/",
  scripts: ["/loop-scope.js"],
  markdown: { format: "mdx" },
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  themeConfig: { navbar: { title: "To wait, or to block" } },
};
