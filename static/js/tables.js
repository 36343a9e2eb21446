// Rows of a list by keyboard: j down, k up, Enter opens, x ticks. Silent while someone types.
(function () {
  "use strict";
  var links = Array.prototype.slice.call(document.querySelectorAll("table[data-keys] a.row-link"));
  if (!links.length) { return; }
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)) { return; }
    var row = event.key === "x" && links.indexOf(at) >= 0 && at.closest("tr");
    var box = row && row.querySelector("input[type=checkbox]");
    if (box) { box.checked = !box.checked; }
    var step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
    if (!step) { return; }
    var next = Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + step));
    links[next].focus();
    event.preventDefault();
  });
})();
