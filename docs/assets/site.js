/* What the theme needs beyond Material: buttons that open the course outline and the search, and
   tables that scroll with the keyboard. Without this script the page reads as well. */
(function () {
  "use strict";

  function toggle(button) {
    var box = document.getElementById(button.dataset.courseToggle);
    if (!box) return;
    var drawer = box.id === "__drawer";
    var nav = document.getElementById("course-nav");
    var rest = document.querySelectorAll(".md-content, .md-footer, .md-sidebar--secondary");

    function told() {
      button.setAttribute("aria-expanded", String(box.checked));
      // an open drawer lies over the page: what is under it is out of reach, also for the keyboard
      if (drawer) rest.forEach(function (part) { part.inert = box.checked; });
    }

    button.addEventListener("click", function () {
      box.click();
      var first = drawer
        ? nav && (nav.querySelector("[aria-current]") || nav.querySelector("a"))
        : document.querySelector("[data-md-component=search-query]");
      if (box.checked && first) first.focus();
    });
    box.addEventListener("change", function () {
      told();
      // Material's search lets go of the focus when it closes
      if (!drawer && !box.checked) setTimeout(function () {
        if (document.activeElement === document.body) button.focus();
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer || !box.checked) return;
      box.click();
      button.focus();
    });
    told();
  }

  /* Material wraps each table in a box that scrolls sideways when the table is wider than the page */
  function tables() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      var wide = box.scrollWidth > box.clientWidth + 1;
      var head = box.querySelector("caption, th");
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", head ? head.textContent.trim() : document.title);
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  }

  document.querySelectorAll("[data-course-toggle]").forEach(toggle);
  tables();
  window.addEventListener("load", tables);
  window.addEventListener("resize", tables);
})();
