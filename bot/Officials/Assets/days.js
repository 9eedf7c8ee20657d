// Copies a text and opens the print box of a poster; without it the text can be marked and the poster printed by hand.
"use strict";
document.addEventListener("click", async event => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const text = document.getElementById(copy.dataset.copy);
    text.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(text.value);
      done = true;
    } catch {
      done = document.execCommand("copy"); // without https the newer way is closed
    }
    copy.parentElement.querySelector("[role=status]").textContent = done ? "Đã chép. Dán vào nơi cần đăng." : "Máy không cho chép: bấm Ctrl+C.";
    return;
  }
  const print = event.target.closest("[data-print]");
  if (print && !event.ctrlKey && !event.metaKey) {
    const poster = window.open(print.href, "_blank");
    if (poster) {
      event.preventDefault();
      poster.addEventListener("load", () => poster.print());
    }
  }
});
