// Keeps what is typed in a long form, every three seconds, in this browser alone, and offers it
// again to the same person after a crash. Names, telephones, addresses and denunciations are
// never kept; a draft goes when the form is sent and when the person signs out.
(function () {
  "use strict";
  var EVERY = 3000, SENT = "nhap-da-gui";
  var form = document.querySelector("form[data-draft]");
  var offer = document.getElementById("ban-nhap");
  var failed = !!document.getElementById("loi");

  function store(act) {
    var opened;
    try { opened = window.indexedDB.open("nhap", 1); } catch (error) { return; }
    opened.onupgradeneeded = function () { opened.result.createObjectStore("form"); };
    opened.onsuccess = function () {
      act(opened.result.transaction("form", "readwrite").objectStore("form"));
      opened.result.close();
    };
  }
  function forget(key) { store(function (rows) { rows.delete(key); }); }

  document.addEventListener("submit", function (event) {
    if (event.target.getAttribute("action") === "/dang-xuat/") {
      store(function (rows) { rows.clear(); });
      return;
    }
    if (event.target !== form) { return; }
    window.clearInterval(timer);
    window.sessionStorage.setItem(SENT, form.dataset.draft);
    forget(form.dataset.draft);
  });
  var sent = window.sessionStorage.getItem(SENT);
  window.sessionStorage.removeItem(SENT);
  if (sent && !failed) { forget(sent); }
  if (!form) { return; }

  function kept(field) {
    return field.name && !("private" in field.dataset) &&
      !/^(hidden|password|file|submit|button|fieldset)$/.test(field.type || "fieldset");
  }
  function secret() {
    var kind = form.dataset.draftUnless && form.elements[form.dataset.draftUnless];
    return !!kind && (kind.value === "" || kind.value === "denunciation");
  }
  function values() {
    var found = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!kept(field)) { return; }
      var ticks = field.type === "checkbox" || field.type === "radio";
      if (!ticks) { found[field.name] = [field.value]; return; }
      found[field.name] = found[field.name] || [];
      if (field.checked) { found[field.name].push(field.value); }
    });
    return found;
  }
  function fill(draft) {
    Array.prototype.forEach.call(form.elements, function (field) {
      var said = draft[field.name];
      if (!kept(field) || !said) { return; }
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = said.indexOf(field.value) >= 0;
      } else { field.value = said[0]; }
    });
  }

  var version = (form.elements.version || {}).value || "";
  var last = JSON.stringify(values()), first = last;
  function keep() {
    if (secret()) { forget(form.dataset.draft); return; }
    var now = JSON.stringify(values());
    if (now === last) { return; }
    last = now;
    store(function (rows) {
      rows.put({ values: now, version: version, at: Date.now() }, form.dataset.draft);
    });
  }
  var timer = window.setInterval(keep, EVERY);

  store(function (rows) {
    var asked = rows.get(form.dataset.draft);
    asked.onsuccess = function () {
      var draft = asked.result;
      if (!draft || failed || draft.values === first || draft.version !== version) { return; }
      var at = new Date(draft.at), two = function (n) { return (n < 10 ? "0" : "") + n; };
      offer.querySelector("[data-at]").textContent =
        two(at.getHours()) + ":" + two(at.getMinutes()) + " ngày " + two(at.getDate()) + "/" + two(at.getMonth() + 1);
      offer.hidden = false;
      offer.addEventListener("click", function (event) {
        var choice = event.target.dataset.choice;
        if (!choice) { return; }
        if (choice === "restore") { fill(JSON.parse(draft.values)); } else { forget(form.dataset.draft); }
        offer.hidden = true;
        form.querySelector("input:not([type=hidden]), select, textarea").focus();
      });
    };
  });
})();
