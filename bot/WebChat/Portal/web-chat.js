// The chat of a commune on its web portal. One tag: <script src="https://HOST/web-chat.js" data-commune="phuong-an-mau" async></script>
// It shows a button; the button opens a frame with a page of HOST. No cookie, no library, nothing of the portal's page is read.
(() => {
  'use strict';
  const tag = document.currentScript;
  if (!tag || !tag.src || window.civicBotWebChat) return;
  const home = new URL(tag.src).origin;
  const commune = tag.dataset.commune || '';
  const left = tag.dataset.side === 'left';
  const query = commune ? '?commune=' + encodeURIComponent(commune) : '';
  const PHONE = '(max-width: 520px), (max-height: 480px)';

  const STYLE = `
    :host { all: initial; }
    button { position: fixed; bottom: calc(16px + env(safe-area-inset-bottom)); ${left ? 'left' : 'right'}: 16px; z-index: 2147483646; display: flex; align-items: center; gap: 10px;
      min-height: 56px; padding: 0 20px; border: 0; border-radius: 28px; background: #0a56b0; color: #fff; cursor: pointer;
      font: 600 17px/1.2 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; box-shadow: 0 4px 16px rgba(0, 0, 0, .35); }
    button:hover { background: #084693; }
    button:focus-visible { outline: 3px solid #ffdf3d; outline-offset: 2px; box-shadow: 0 0 0 7px #16202c; }
    svg { flex: none; }
    div { position: fixed; bottom: calc(88px + env(safe-area-inset-bottom)); ${left ? 'left' : 'right'}: 16px; z-index: 2147483647; width: 400px; height: min(640px, calc(100vh - 112px));
      border-radius: 16px; overflow: hidden; background: #eef1f4; box-shadow: 0 8px 40px rgba(0, 0, 0, .4); }
    div.phone { inset: 0; width: 100%; height: 100%; border-radius: 0; }
    [hidden] { display: none; }
    iframe { width: 100%; height: 100%; border: 0; display: block; }
    @media print { button, div { display: none; } }
    @media (forced-colors: active) { button, div { border: 2px solid; } }`;

  const host = document.createElement('civicbot-web-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // a style element would need the portal's content policy to allow it
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  const panel = document.createElement('div');
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  let frame = null;

  function open() {
    if (!frame) {
      // Loaded when somebody wants it: the portal's page stays as quick as it was.
      frame = document.createElement('iframe');
      frame.title = panel.getAttribute('aria-label');
      frame.referrerPolicy = 'origin';
      frame.src = home + '/web-chat/panel' + query;
      panel.append(frame);
    }
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    fit();
    frame.focus();
    tell('opened');
  }

  function close() {
    panel.hidden = true;
    button.hidden = false;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }

  function fit() {
    const phone = matchMedia(PHONE).matches;
    panel.classList.toggle('phone', phone);
    button.hidden = phone && !panel.hidden;
    panel.setAttribute('aria-modal', String(phone));
  }

  function tell(what) {
    if (frame && frame.contentWindow) frame.contentWindow.postMessage({ civicbot: what }, home);
  }

  window.addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home || !event.data) return;
    if (event.data.civicbot === 'close') close();
    if (event.data.civicbot === 'ready' && !panel.hidden) tell('opened');
  });
  root.addEventListener('keydown', event => { if (event.key === 'Escape' && !panel.hidden) close(); });
  button.addEventListener('click', () => (panel.hidden ? open() : close()));
  matchMedia(PHONE).addEventListener('change', fit);

  // Piece by piece: a portal may forbid its pages to take markup from text.
  function icon() {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [name, value] of [['width', '26'], ['height', '26'], ['viewBox', '0 0 24 24'], ['aria-hidden', 'true']]) svg.setAttribute(name, value);
    const path = document.createElementNS(svg.namespaceURI, 'path');
    path.setAttribute('fill', 'currentColor');
    path.setAttribute('d', 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5.4 4A1 1 0 0 1 5 21v-3H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm3 5v2h10V8H7Zm0 4v2h7v-2H7Z');
    svg.append(path);
    return svg;
  }

  function show(about) {
    button.append(icon(), document.createElement('span'));
    button.lastChild.textContent = tag.dataset.label || about.label;
    button.title = about.title;
    panel.setAttribute('aria-label', about.title);
    host.lang = 'vi';
    root.append(button, panel);
    (document.body || document.documentElement).append(host);
    window.civicBotWebChat = { open, close };
  }

  fetch(home + '/web-chat/portal' + query, { credentials: 'omit', referrerPolicy: 'origin' })
    .then(async answer => {
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error.message);
      if (document.body) show(body);
      else document.addEventListener('DOMContentLoaded', () => show(body));
    })
    // A page that is not trusted gets an answer that its browser does not let us read.
    .catch(trouble => console.error('CivicBot: no chat on this page. Is ' + location.origin + ' among WebChat__TrustedOrigins of ' + home + '? (' + trouble.message + ')'));
})();
