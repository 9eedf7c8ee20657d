// Keys for the list and for one comment, photos large, printing. Everything works without it.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const typing = element => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
  let at = -1;
  const go = step => {
    const all = rows();
    if (all.length === 0) return;
    all[at]?.classList.remove("current");
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add("current");
    all[at].querySelector("a")?.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };
  const boxes = () => [...document.querySelectorAll("[data-rows] tbody input[type=checkbox]")];
  const count = () => {
    const picked = boxes().filter(box => box.checked).length;
    const shown = document.querySelector("[data-picked]");
    if (shown) shown.textContent = `(${picked})`;
    const all = document.querySelector("[data-all]");
    if (all) {
      all.checked = picked > 0 && picked === boxes().length;
      all.indeterminate = picked > 0 && picked < boxes().length;
    }
  };
  document.querySelector("[data-all]")?.addEventListener("change", event => {
    for (const box of boxes()) box.checked = event.target.checked;
    count();
  });
  document.querySelector("[data-rows]")?.addEventListener("change", count);
  count();

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    const list = document.querySelector("[data-rows]");
    if (event.key === "/" && document.getElementById("text")) {
      event.preventDefault();
      const field = document.getElementById("text");
      field.closest("details").open = true;
      field.focus();
    } else if (list && (event.key === "j" || event.key === "k")) {
      go(event.key === "j" ? 1 : -1);
    } else if (list && event.key === "x" && at >= 0) {
      const box = rows()[at].querySelector("input[type=checkbox]");
      if (box) { box.checked = !box.checked; count(); }
    } else if (list && event.key === "Enter" && at >= 0 && (event.target === document.body || event.target.closest("tr.current"))) {
      if (event.target.tagName !== "A") rows()[at].querySelector("a")?.click();
    } else if (!list) {
      document.querySelector(`[data-keys=topics] [data-key="${CSS.escape(event.key)}"]`)?.click();
    }
  });

  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  const photos = [...document.querySelectorAll("[data-photo]")];
  if (photos.length > 0) {
    const viewer = document.createElement("dialog");
    viewer.className = "viewer";
    viewer.setAttribute("aria-label", "Ảnh kèm ý kiến");
    const image = document.createElement("img");
    const bar = document.createElement("div");
    bar.className = "actions";
    let shown = 0;
    const show = number => {
      shown = (number + photos.length) % photos.length;
      image.src = photos[shown].href;
      image.alt = photos[shown].querySelector("img").alt;
    };
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.addEventListener("click", act);
      bar.append(made);
    };
    if (photos.length > 1) button("Ảnh trước", () => show(shown - 1));
    button("Đóng", () => viewer.close());
    if (photos.length > 1) button("Ảnh sau", () => show(shown + 1));
    viewer.append(image, bar);
    document.body.append(viewer);
    viewer.addEventListener("keydown", event => {
      if (event.key === "ArrowLeft") show(shown - 1);
      if (event.key === "ArrowRight") show(shown + 1);
    });
    viewer.addEventListener("close", () => photos[shown].focus());
    photos.forEach((photo, number) => photo.addEventListener("click", event => {
      event.preventDefault();
      show(number);
      viewer.showModal();
    }));
  }
})();
