// "/" puts the cursor into the search box of the page's head. Silent while someone types.
(function () {
  "use strict";
  var box = document.getElementById("tim-chung") || document.querySelector("form[role=search] [name=q]");
  if (!box) { return; }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    box.focus();
    event.preventDefault();
  });
})();
