// Before the first paint, so that a chosen theme never flashes the other one. Not a module, for
// modules run after the page was drawn.
(function () {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage is off: the system's own theme will do.
  }
})();
