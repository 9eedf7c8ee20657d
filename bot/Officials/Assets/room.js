// The sheet of the room without a connection: every act is kept on this machine under a key of its own, shown at once, and sent until the server has it.
// The server does an act once, however often it is sent. Without this script the same forms go to the server as they are.
"use strict";
(() => {
  const sheet = document.getElementById("sheet");
  if (!sheet) return;
  const store = `civicbot-room:${sheet.dataset.room}`;
  const longestWait = 30000, gathering = 1200, patience = 20000, look = 30000;
  const words = {
    answer: "Đã trả lời tại chỗ", promise: "Hẹn", beyond: "Vượt thẩm quyền", count: "Điểm danh", "count-to": "Ghi thẳng số người", say: "Ý kiến",
    offline: "mất mạng, máy đang giữ và sẽ tự gửi", signIn: "phiên đăng nhập đã hết: đăng nhập lại rồi mở lại trang này, không mất gì", stale: "hãy tải lại trang này, không mất gì",
    sending: "đang gửi", failed: "máy chủ chưa nhận, sẽ tự gửi lại", refused: "có việc máy chủ không nhận, xem bên dưới",
  };
  const asServed = new WeakMap();
  let busy = false, wait = 0, timer = null, why = "";

  // ---- what is kept on this machine
  const load = name => { try { return JSON.parse(localStorage.getItem(`${store}:${name}`)) || []; } catch { return []; } };
  const save = (name, value) => { localStorage.setItem(`${store}:${name}`, JSON.stringify(value)); };
  const queue = () => load("queue");
  const change = work => { const items = queue(); save("queue", work(items) || items); };
  const drafts = () => { const kept = load("drafts"); return Array.isArray(kept) ? {} : kept; };
  const setDraft = (name, value) => { const all = drafts(); if (value) all[name] = value; else delete all[name]; try { save("drafts", all); } catch { /* a full disk loses a draft, never an act */ } };
  const key = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

  // ---- forms become acts
  const fields = form => {
    const act = {};
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith("Act.")) act[name[4].toLowerCase() + name.slice(5)] = value;
    }
    return act;
  };
  const draftName = form => { const act = fields(form); return `${act.kind}:${act.code || form.dataset.of || ""}`; };

  const keep = form => {
    const act = { ...fields(form), occasion: key(), at: Date.now() };
    if (form.dataset.of) { act.of = form.dataset.of; delete act.code; }
    if ((act.kind === "say" || act.kind === "answer" || act.kind === "promise") && !act.text.trim()) { form.querySelector("[data-enter]").focus(); return true; }
    if (act.kind === "promise" && !act.date) { form.querySelector("[type=date]").focus(); return true; }
    try {
      change(items => {
        const last = items[items.length - 1];
        if (act.kind === "count" && last && last.kind === "count" && !last.tried) {
          last.people = String(Number(last.people) + Number(act.people));
          last.officials = String(Number(last.officials) + Number(act.officials));
          if (last.people === "0" && last.officials === "0") items.pop();
        } else items.push(act);
      });
    } catch {
      return false; // nothing can be kept here: the form goes the usual way
    }
    setDraft(draftName(form), null);
    return act;
  };

  document.addEventListener("submit", event => {
    const form = event.target.closest("form[data-act]");
    if (!form || !sheet.contains(form)) return;
    const act = keep(form);
    if (!act) return;
    event.preventDefault();
    if (act === true) return;
    if (act.kind === "say") { form.querySelector("textarea").value = ""; form.querySelector("textarea").focus(); }
    else if (form.classList.contains("answer")) { form.remove(); document.getElementById("text")?.focus(); }
    else if (act.kind === "count-to") form.closest("details").open = false;
    show();
    plan(act.kind === "count" ? gathering : 0);
  });

  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea[data-enter]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  document.addEventListener("input", event => {
    const form = event.target.closest("form[data-act]");
    if (form && event.target.matches("textarea[data-enter]")) setDraft(draftName(form), event.target.value);
  });

  document.addEventListener("click", event => {
    const close = event.target.closest("[data-close]");
    if (close) { setDraft(draftName(close.form), null); close.form.remove(); return; }
    const again = event.target.closest("[data-again]");
    if (again) { change(items => { for (const item of items) if (item.occasion === again.dataset.again) item.refused = null; }); show(); plan(0); return; }
    const drop = event.target.closest("[data-drop]");
    if (drop) { change(items => items.filter(item => item.occasion !== drop.dataset.drop)); show(); return; }
    const link = event.target.closest("[data-do]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.closest("li"), link.dataset.do);
  });

  const open = (line, kind) => {
    line.querySelector("form.answer")?.remove();
    const form = document.getElementById(`form-${kind}`).content.firstElementChild.cloneNode(true);
    if (line.dataset.line) form.elements["Act.Code"].value = line.dataset.line; else form.dataset.of = line.dataset.of;
    form.querySelector("[data-close]").hidden = false;
    if (kind === "beyond" && line.dataset.body) form.elements["Act.Body"].value = line.dataset.body;
    form.elements["Act.Text"].value = drafts()[draftName(form)] || "";
    line.append(form);
    form.elements["Act.Text"].focus();
    return form;
  };

  // ---- sending, in order, each until it is settled
  const token = () => sheet.querySelector("input[name=__RequestVerificationToken]")?.value || "";
  const next = () => queue().find(item => !item.refused);
  const plan = delay => { clearTimeout(timer); timer = setTimeout(send, delay); };
  const later = reason => { why = reason; wait = Math.min(longestWait, wait ? wait * 2 : 2000); show(); plan(wait); };

  const send = async () => {
    if (busy || !next()) { show(); return; }
    busy = true;
    let sent = 0;
    try {
      for (let item = next(); item; item = next()) {
        change(items => { for (const one of items) if (one.occasion === item.occasion) one.tried = true; });
        why = words.sending;
        show();
        let response, reply;
        try {
          response = await fetch(sheet.dataset.acts, {
            method: "POST", redirect: "manual", signal: AbortSignal.timeout(patience),
            headers: { "Content-Type": "application/json", RequestVerificationToken: token() }, body: JSON.stringify(item),
          });
          reply = response.ok ? await response.json() : null;
        } catch {
          return later(words.offline);
        }
        if (response.type === "opaqueredirect" || response.status === 401) return later(words.signIn);
        if (response.status === 400 && await refresh(true) === false) return later(words.stale);
        if (!reply || reply.result === "later") return later(reply?.why || words.failed);
        wait = 0;
        if (reply.result === "refused") {
          change(items => { for (const one of items) if (one.occasion === item.occasion) one.refused = reply.why; });
        } else {
          change(items => items.filter(one => one.occasion !== item.occasion));
          sent++;
          if (item.kind.startsWith("count")) settle(item);
          if (reply.notes?.length) tell(`${reply.notes.join(" ")}`);
        }
      }
      why = "";
    } finally {
      busy = false;
      show();
    }
    if (sent) await refresh(false);
  };

  /// A count that the server has: until the page is fetched anew the figure stays as it was shown.
  const settle = item => {
    for (const of of ["people", "officials"]) {
      const figure = document.getElementById(of);
      figure.dataset.value = item.kind === "count-to" ? Number(item[of]) : Number(figure.dataset.value) + Number(item[of]);
    }
  };

  const tell = text => {
    const note = document.createElement("p");
    note.className = "warnings";
    note.setAttribute("role", "status");
    note.textContent = text;
    document.getElementById("pending").before(note);
    setTimeout(() => note.remove(), 15000);
  };

  // ---- showing
  const waitingFor = (items, line) => items.filter(item => item.kind !== "say" && (line.dataset.line ? item.code === line.dataset.line : item.of === line.dataset.of));

  const badge = (text, colour) => { const mark = document.createElement("span"); mark.className = `badge ${colour}`; mark.textContent = text; return mark; };

  const row = item => {
    const line = document.createElement("li");
    line.className = "line open";
    line.dataset.kept = item.occasion;
    const text = document.createElement("p");
    text.className = "words";
    text.textContent = item.kind === "say" ? item.text
      : item.kind.startsWith("count") ? `${words[item.kind]}: ${item.people} người dân, ${item.officials} cán bộ`
      : `${words[item.kind]}: ${item.text}`;
    line.append(text);
    const meta = document.createElement("p");
    meta.className = "meta";
    meta.append(item.refused ? badge("máy chủ không nhận", "red") : badge("chưa gửi", "amber"));
    if (item.refused) {
      const reason = document.createElement("span");
      reason.textContent = item.refused;
      meta.append(reason);
      for (const [name, label] of [["again", "Gửi lại"], ["drop", "Bỏ"]]) {
        const button = document.createElement("button");
        button.type = "button"; button.className = "quiet"; button.dataset[name] = item.occasion; button.textContent = label;
        meta.append(button);
      }
    }
    line.append(meta);
    if (item.kind === "say" && !item.refused) {
      line.dataset.of = item.occasion;
      const acts = document.createElement("p");
      acts.className = "actions";
      for (const [kind, label] of [["answer", "Trả lời tại chỗ"], ["promise", "Hẹn ngày"], ["beyond", "Vượt thẩm quyền"]]) {
        const button = document.createElement("button");
        button.type = "button"; button.className = "quiet"; button.dataset.do = kind; button.textContent = label;
        acts.append(button);
      }
      line.append(acts);
    }
    return line;
  };

  const show = () => {
    const items = queue();
    const refused = items.filter(item => item.refused).length;
    const status = document.getElementById("unsent");
    const text = items.length === 0 ? "" : `Chưa gửi: ${items.length}${why ? ` (${why})` : refused ? ` (${words.refused})` : ""}`;
    if (status.textContent !== text) status.textContent = text;
    status.hidden = items.length === 0;
    status.classList.toggle("red", refused > 0);

    const pending = document.getElementById("pending"), list = pending.querySelector("ul");
    pending.hidden = items.length === 0;
    const shown = new Map([...list.children].map(line => [line.dataset.kept, line]));
    for (const item of items) {
      const old = shown.get(item.occasion);
      shown.delete(item.occasion);
      const fresh = row(item);
      if (!old) list.append(fresh);
      else if (old.firstElementChild.textContent !== fresh.firstElementChild.textContent || Boolean(old.querySelector("[data-again]")) !== Boolean(item.refused)) old.replaceWith(fresh);
    }
    for (const [occasion, line] of shown) move(occasion, line);
    for (const line of sheet.querySelectorAll("li[data-line]")) {
      const mark = line.querySelector("[data-waiting]"), waits = waitingFor(items, line).length > 0;
      if (waits && !mark) { const added = badge("chưa gửi", "amber"); added.dataset.waiting = ""; line.querySelector(".meta").prepend(added); }
      else if (!waits && mark) mark.remove();
    }

    for (const of of ["people", "officials"]) {
      const figure = document.getElementById(of);
      let value = Number(figure.dataset.value);
      for (const item of items) if (!item.refused && item.kind === "count") value += Number(item[of]); else if (!item.refused && item.kind === "count-to") value = Number(item[of]);
      if (figure.textContent !== String(value)) figure.textContent = String(value);
    }
  };

  /// A line that the server has goes; what is being typed below it stays until its code is known.
  const move = (occasion, line) => {
    if (line.querySelector("form.answer")) { line.querySelector(".badge")?.remove(); line.dataset.done = ""; document.getElementById("pending").hidden = false; }
    else line.remove();
  };

  // ---- what the server has, without disturbing who types
  const refresh = async quiet => {
    let page;
    try {
      const response = await fetch(location.pathname, { redirect: "manual", signal: AbortSignal.timeout(patience) });
      if (!response.ok) return false;
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      return false;
    }
    const fresh = page.getElementById("sheet");
    if (!fresh) return false;
    const old = token(), value = fresh.querySelector("input[name=__RequestVerificationToken]")?.value;
    if (value) for (const input of sheet.querySelectorAll("input[name=__RequestVerificationToken]")) input.value = value;
    for (const of of ["people", "officials"]) document.getElementById(of).dataset.value = fresh.querySelector(`#${of}`).dataset.value;
    for (const id of ["lines-room", "lines-before"]) merge(sheet.querySelector(`#${id}`), fresh.querySelector(`#${id}`));
    for (const id of ["room-count", "before"]) document.getElementById(id).textContent = fresh.querySelector(`#${id}`).textContent;
    if (fresh.querySelector("#lines-room li")) sheet.querySelector("[data-empty]")?.remove();
    show();
    return quiet ? Boolean(value) && value !== old : true;
  };

  const merge = (list, fresh) => {
    const known = new Map([...list.children].map(line => [line.id, line]));
    let at = list.firstElementChild;
    for (const line of [...fresh.children]) {
      let here = known.get(line.id);
      known.delete(line.id);
      if (here && !here.querySelector("form.answer") && asServed.get(here) !== line.outerHTML) {
        const changed = document.importNode(line, true);
        asServed.set(changed, line.outerHTML);
        if (here === at) at = at.nextElementSibling;
        here.replaceWith(changed);
        here = changed;
        list.insertBefore(here, at);
        continue;
      }
      if (!here) { here = document.importNode(line, true); asServed.set(here, line.outerHTML); }
      if (here === at) at = at.nextElementSibling;
      else list.insertBefore(here, at);
    }
    for (const line of known.values()) if (!line.querySelector("form.answer")) line.remove();
  };

  // ---- begin
  for (const line of sheet.querySelectorAll("li[data-line]")) asServed.set(line, line.outerHTML);
  const text = document.getElementById("text");
  if (text && !text.value) text.value = drafts()["say:"] || "";
  for (const [name, words] of Object.entries(drafts())) {
    const [kind, code] = name.split(":");
    const line = kind !== "say" && code && document.getElementById(`c${code}`);
    if (line && words && document.getElementById(`form-${kind}`)) open(line, kind);
  }
  const sticky = sheet.querySelector("[data-sticky]");
  if (sticky) {
    const last = sessionStorage.getItem(`${store}:from`);
    if (last !== null && [...sticky.options].some(option => option.value === last)) sticky.value = last;
    sticky.addEventListener("change", () => sessionStorage.setItem(`${store}:from`, sticky.value));
  }
  show();
  plan(0);
  addEventListener("online", () => { wait = 0; plan(0); });
  addEventListener("storage", show);
  setInterval(() => { if (!document.hidden && !busy && queue().length === 0) refresh(false); }, look);
  text?.focus({ preventScroll: true });
})();
