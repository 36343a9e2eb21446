// Repeats a date in words and sets dots in whole numbers, only after the field is left:
// a field is never rewritten while someone types (Vietnamese input methods break).
(function () {
  "use strict";
  var weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

  function two(n) { return (n < 10 ? "0" : "") + n; }

  function inWords(text) {
    var found = /^\s*(\d{1,2})\s*[\/.\-]\s*(\d{1,2})\s*[\/.\-]\s*(\d{4})\s*$/.exec(text);
    if (!found) { return ""; }
    var d = Number(found[1]), m = Number(found[2]), y = Number(found[3]);
    var day = new Date(y, m - 1, d);
    if (day.getFullYear() !== y || day.getMonth() !== m - 1 || day.getDate() !== d) {
      return "Không có ngày này";
    }
    return weekdays[day.getDay()] + ", ngày " + two(d) + " tháng " + (m < 3 ? two(m) : m) + " năm " + y;
  }

  function echo(input) {
    var line = document.querySelector('[data-echo="' + input.id + '"]');
    if (line) { line.textContent = inWords(input.value); }
  }

  function dots(input) {
    var bare = input.value.trim();
    if (/^\d{4,}$/.test(bare)) { input.value = bare.replace(/\B(?=(\d{3})+$)/g, "."); }
  }

  document.addEventListener("focusout", function (event) {
    var input = event.target;
    if (!input.classList) { return; }
    if (input.classList.contains("day")) { echo(input); }
    if (input.classList.contains("whole")) { dots(input); }
  });
  document.querySelectorAll("input.day").forEach(echo);
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  var errors = document.getElementById("loi");
  if (errors) { errors.focus(); }
})();
