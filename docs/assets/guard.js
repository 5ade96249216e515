/* Loaded in the head, without defer, before any script of Material (mkdocs.yml: extra.polyfills):
   Material's inline scripts read localStorage while the page is being parsed. Where storage is blocked
   that read throws, and where a value under one of Material's keys is damaged, parsing it throws;
   either stops every script after it. What happens here:

   1. a storage that cannot be used is replaced by one in memory, marked `isMemory`;
   2. damaged values under Material's own keys of this site are removed (nobody else's are touched);
   3. bare letters do not reach Material's shortcuts, which cannot be switched off (WCAG 2.1.4);
   4. the page is told at once that scripts run, so that nothing jumps when Material's script arrives. */
(function () {
  "use strict";

  function memory() {
    var held = new Map();
    var storage = {
      isMemory: true,
      getItem: function (key) { return held.has(String(key)) ? held.get(String(key)) : null; },
      setItem: function (key, value) { held.set(String(key), String(value)); },
      removeItem: function (key) { held.delete(String(key)); },
      clear: function () { held.clear(); },
      key: function (index) { return Array.from(held.keys())[index] || null; }
    };
    Object.defineProperty(storage, "length", { get: function () { return held.size; } });
    return storage;
  }

  function damaged(key, text) {
    var value;
    try { value = JSON.parse(text); } catch (error) { return true; }
    if (!/\.__palette$/.test(key) || value === null) return false;
    var color = value.color;
    return !(Number.isInteger(value.index) && color && typeof color === "object" &&
      Object.keys(color).every(function (name) {
        return /^(media|scheme|primary|accent)$/.test(name) && typeof color[name] === "string";
      }));
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    try {
      var storage = window[name];
      storage.getItem("");                                  // null in some embedded browsers
      for (var index = storage.length - 1; index >= 0; index--) {
        var key = storage.key(index);
        var at = key.indexOf(".__");                        // "<folder of the site>.__palette"
        if (at < 1 || location.pathname.indexOf(key.slice(0, at)) !== 0) continue;
        if (damaged(key, storage.getItem(key))) storage.removeItem(key);
      }
    } catch (error) {
      try {
        Object.defineProperty(window, name, { value: memory(), configurable: true });
      } catch (fixed) { /* nothing more can be done; the page still reads */ }
    }
  });

  window.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[sfpn\/.,]$/i.test(event.key)) return;
    var at = event.target;
    if (at instanceof HTMLElement && (at.isContentEditable || /^(input|select|textarea)$/i.test(at.tagName))) return;
    event.stopImmediatePropagation();
  }, true);

  document.documentElement.classList.replace("no-js", "js");
})();
