/* Loaded in the head, without defer, after iframe-worker.js and before Material's script, which starts
   its search as soon as it runs. What happens here:

   1. the search worker and the index (together more than the page itself) are fetched when somebody
      goes to the search field, not with every page;
   2. search finds pages in the language of the page only: MkDocs makes one index for all languages.

   Zensical has a search of its own, one for each language, and no such field: it is left alone. */
(function () {
  "use strict";

  var Worker = window.Worker;
  var send = XMLHttpRequest.prototype.send;
  var open = XMLHttpRequest.prototype.open;
  var waiting = [];                                         // what to do when search is asked for
  var asked = false;
  var FIELD = "[data-md-component=search-query]";

  function whenAsked(action) {
    if (asked || !document.querySelector(FIELD)) action();
    else waiting.push(action);
  }

  document.addEventListener("focusin", function (event) {
    if (asked || !event.target.matches(FIELD)) return;
    asked = true;
    waiting.forEach(function (action) { action(); });
  });

  function inOwnLanguage(docs) {
    var own = document.documentElement.lang + "/";
    var others = Array.from(document.querySelectorAll(".course-language"), function (link) { return link.hreflang + "/"; });
    var inFolder = docs.some(function (doc) { return doc.location.startsWith(own); });
    return docs.filter(function (doc) {
      return inFolder
        ? doc.location.startsWith(own)
        : !others.some(function (other) { return doc.location.startsWith(other); });
    });
  }

  /* Stands in for the worker: keeps what it is sent until the worker is there, passes on what it says */
  function LateWorker(address, options) {
    if (!document.querySelector(FIELD)) return new Worker(address, options);
    var late = new EventTarget();
    whenAsked(function () {
      var worker = new Worker(address, options);
      worker.addEventListener("message", function (event) {
        late.dispatchEvent(new MessageEvent("message", { data: event.data }));
      });
      late.worker = worker;
    });
    late.postMessage = function (message) {
      if (message.data && Array.isArray(message.data.docs)) message.data.docs = inOwnLanguage(message.data.docs);
      whenAsked(function () { late.worker.postMessage(message); });
    };
    return late;
  }

  if (!Worker) return;
  window.Worker = LateWorker;
  XMLHttpRequest.prototype.open = function (method, address) {
    this.ofSearch = /\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    var request = this;
    var given = arguments;
    if (!request.ofSearch) return send.apply(request, given);
    whenAsked(function () { send.apply(request, given); });
  };
})();
