'use strict';
// The panel: a small Direct Line client. It reads a stream (WebSocket) and, where none comes through, polls. Everything shown is set as text, never as HTML.
const el = Object.fromEntries(['scroll', 'log', 'choices', 'form', 'text', 'send', 'status', 'fresh', 'close', 'files', 'attach'].map(id => [id, document.getElementById(id)]));
const WORDS = {
  online: 'Đang trực tuyến',
  connecting: 'Đang kết nối…',
  offline: 'Mất kết nối, đang thử lại…',
  busy: 'Ông/bà nhắn hơi nhanh, xin chờ một lát.',
  failed: 'Chưa gửi được.',
  again: 'Gửi lại',
  sending: 'Đang gửi…',
  typing: 'Đang soạn trả lời',
  kind: 'Tệp này không nhận được. Xin gửi ảnh, PDF, Word, Excel, ghi âm hoặc video.',
  large: 'Tệp quá lớn. Xin gửi tệp nhỏ hơn.',
  many: 'Mỗi lần gửi được nhiều nhất 5 tệp.',
  photo: 'Ảnh đã gửi',
};
const BASE = '/v3/directline', REFRESH = 10 * 60 * 1000, POLL = 1200, SLOW = 5000, HIDDEN = 10000, MOST_FILES = 5;
const commune = document.documentElement.dataset.commune;
const memory = 'civicbot-web-chat/' + commune;
let session = null, watermark = '', shown = new Set(), pending = new Map(), socket = null, streamWorks = true, timer = 0, failures = 0, epoch = 0, refreshedAt = 0;

function status(text, bad) {
  if (el.status.textContent !== text) el.status.textContent = text;
  el.status.classList.toggle('bad', Boolean(bad));
}

// The tab remembers its conversation, so that it goes on when the visitor opens the next page of the portal. Browsers may forbid that; then it begins anew.
const kept = {
  read() { try { return JSON.parse(sessionStorage.getItem(memory)); } catch { return null; } },
  write(value) { try { sessionStorage.setItem(memory, JSON.stringify(value)); } catch { /* forbidden: nothing is kept */ } },
};

async function call(path, { method = 'GET', body, token = session && session.token, limit = 20000 } = {}) {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(path, {
    method,
    body: json ? JSON.stringify(body) : body,
    headers: { ...(json ? { 'Content-Type': 'application/json' } : {}), ...(token ? { Authorization: 'Bearer ' + token } : {}) },
    credentials: 'omit',
    signal: AbortSignal.timeout(limit),
  });
  if (!response.ok) throw Object.assign(new Error('HTTP ' + response.status), { status: response.status });
  return response.json();
}

const of = id => BASE + '/conversations/' + encodeURIComponent(id);

async function open(fresh) {
  const turn = ++epoch;
  leave();
  status(WORDS.connecting);
  session = null;
  el.send.disabled = true;
  try {
    const opened = (!fresh && await resume()) || await begin();
    if (turn !== epoch) return;
    session = opened;
    el.send.disabled = false;
    refreshedAt = Date.now();
    watermark = '';
    shown = new Set();
    el.log.replaceChildren();
    el.choices.replaceChildren();
    kept.write({ conversationId: opened.conversationId, token: opened.token });
    follow(turn, opened.streamUrl);
  } catch (error) {
    if (turn !== epoch) return;
    status(error.status === 429 ? WORDS.busy : WORDS.offline, true);
    timer = setTimeout(() => open(fresh), SLOW);
  }
}

async function resume() {
  const before = kept.read();
  if (!before) return null;
  try {
    return await call(of(before.conversationId), { token: before.token });
  } catch (error) {
    if (error.status === 403 || error.status === 404 || error.status === 401) return null;
    throw error;
  }
}

async function begin() {
  const offered = await call('/web-chat/token' + (commune ? '?commune=' + encodeURIComponent(commune) : ''), { method: 'POST', token: null });
  return call(BASE + '/conversations', { method: 'POST', body: {}, token: offered.token });
}

function leave() {
  clearTimeout(timer);
  if (socket) { socket.onclose = socket.onmessage = null; socket.close(); socket = null; }
}

// A stream where it comes through; else, or after it broke, one poll, and the stream again.
function follow(turn, streamUrl) {
  if (turn !== epoch) return;
  if (!streamUrl || !streamWorks) return poll(turn);
  let opened = false;
  const ws = socket = new WebSocket(streamUrl);
  ws.onopen = () => { opened = true; failures = 0; status(WORDS.online); };
  ws.onmessage = message => { if (message.data) take(JSON.parse(message.data)); };
  ws.onclose = () => {
    if (turn !== epoch || socket !== ws) return;
    socket = null;
    if (!opened && failures > 1) streamWorks = false;
    failures++;
    timer = setTimeout(() => reconnect(turn), Math.min(SLOW, 500 * failures));
  };
}

async function reconnect(turn) {
  if (turn !== epoch) return;
  try {
    const again = await call(of(session.conversationId) + '?watermark=' + encodeURIComponent(watermark));
    if (turn !== epoch) return;
    session = { ...session, ...again };
    remember();
    follow(turn, again.streamUrl);
  } catch (error) {
    if (turn !== epoch) return;
    if (error.status === 403 || error.status === 404) return open(true);
    failures++;
    if (failures > 2) status(WORDS.offline, true);
    timer = setTimeout(() => reconnect(turn), Math.min(SLOW, 700 * failures));
  }
}

async function poll(turn) {
  clearTimeout(timer);
  if (turn !== epoch || !session) return;
  try {
    take(await call(of(session.conversationId) + '/activities?watermark=' + encodeURIComponent(watermark)));
    failures = 0;
    status(WORDS.online);
  } catch (error) {
    if (turn !== epoch) return;
    if (error.status === 403 || error.status === 404) return open(true);
    if (++failures > 1) status(WORDS.offline, true);
  }
  if (turn === epoch) timer = setTimeout(() => poll(turn), failures ? Math.min(SLOW, POLL * failures) : document.hidden ? HIDDEN : POLL);
}

function remember() {
  refreshedAt = Date.now();
  kept.write({ conversationId: session.conversationId, token: session.token });
}

async function refresh() {
  if (!session || Date.now() - refreshedAt < REFRESH) return;
  try {
    session = { ...session, ...await call(BASE + '/tokens/refresh', { method: 'POST' }) };
    remember();
  } catch (error) {
    if (error.status === 403) open(true);
  }
}

function take(page) {
  page.activities.forEach(show);
  if (page.watermark) watermark = page.watermark;
}

function show(activity) {
  if (shown.has(activity.id)) return;
  shown.add(activity.id);
  if (activity.type !== 'message') return;
  const mine = activity.from && activity.from.role === 'user';
  const clientId = activity.channelData && activity.channelData.clientActivityID;
  if (mine && clientId && pending.has(clientId)) {
    const item = pending.get(clientId);
    pending.delete(clientId);
    settle(item, activity);
    return;
  }
  if (!mine) removeWaiting();
  const item = bubble(activity.text || '', mine, activity.timestamp);
  attach(item, activity.attachments);
  if (!mine) offer(el.choices, activity.suggestedActions ? activity.suggestedActions.actions : []);
  else el.choices.replaceChildren();
  down();
}

function settle(item, activity) {
  item.classList.remove('failed');
  item.querySelectorAll('.again, .why, .sending').forEach(part => part.remove());
  stamp(item, activity.timestamp);
}

function bubble(text, mine, when) {
  const item = document.createElement('li');
  if (mine) item.className = 'mine';
  if (text) linkify(item, text);
  stamp(item, when);
  el.log.append(item);
  down();
  return item;
}

function part(parent, kind, text, name) {
  const made = document.createElement(kind);
  if (text) made.textContent = text;
  if (name) made.className = name;
  parent.append(made);
  return made;
}

function stamp(item, when) {
  if (!when || item.querySelector('time')) return;
  const moment = new Date(when);
  const time = part(item, 'time', moment.toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' }));
  time.dateTime = moment.toISOString();
}

function attach(item, attachments) {
  for (const one of attachments || []) {
    if (/card\.(hero|thumbnail)$/.test(one.contentType || '')) card(item, one.content || {});
    else if (/^image\//.test(one.contentType || '') && one.contentUrl) picture(item, one.contentUrl, one.name);
    else if (one.contentUrl) link(item, one.contentUrl, one.name || one.contentUrl);
  }
}

function picture(item, address, name) {
  const image = document.createElement('img');
  image.src = address;
  image.alt = name || WORDS.photo;
  image.addEventListener('load', down);
  item.insertBefore(image, item.querySelector('time'));
}

function card(item, content) {
  const box = document.createElement('span');
  box.className = 'card';
  (content.images || []).forEach(image => picture(box, image.url, image.alt));
  if (content.title) part(box, 'strong', content.title);
  if (content.subtitle) part(box, 'em', content.subtitle);
  if (content.text) linkify(box, content.text);
  offer(part(box, 'span', '', 'buttons'), content.buttons);
  item.insertBefore(box, item.querySelector('time'));
}

function link(item, address, text) {
  const made = document.createElement('a');
  made.href = /^https?:/.test(address) ? address : '#';
  made.textContent = text;
  made.rel = 'noopener noreferrer';
  made.target = '_blank';
  item.insertBefore(made, item.querySelector('time'));
}

// Addresses become links, as Zalo does it.
function linkify(parent, text) {
  const pattern = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|\b[\w-]+(?:\.[\w-]+)*\.gov\.vn(?:\/[^\s<>".,;:!?)\]]*)?)/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parent.append(text.slice(from, match.index));
    link(parent, match[0].startsWith('http') ? match[0] : 'https://' + match[0], match[0]);
    from = match.index + match[0].length;
  }
  parent.append(text.slice(from));
}

function offer(place, actions) {
  place.replaceChildren(...(actions || []).map(action => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.title;
    button.addEventListener('click', () => {
      const value = String(action.value ?? action.title);
      if (action.type === 'openUrl') { if (/^https?:/.test(value)) window.open(value, '_blank', 'noopener,noreferrer'); }
      else if (action.type === 'call') window.open('tel:' + value.replace(/^tel:/, ''), '_top');
      else say(value, action.type === 'postBack' ? action.title : undefined);
    });
    return button;
  }));
  down();
}

// Down to the newest words, but never past the beginning of the answer: a long one is read from its top.
function down() {
  const mine = el.log.querySelectorAll('li.mine');
  const start = mine.length ? mine[mine.length - 1].offsetTop - el.scroll.offsetTop - 8 : 0;
  el.scroll.scrollTop = Math.min(start, el.scroll.scrollHeight - el.scroll.clientHeight);
}

function addWaiting() {
  removeWaiting();
  const item = bubble('•••', false);
  item.classList.add('waiting');
  item.setAttribute('aria-label', WORDS.typing);
  setTimeout(() => item.remove(), 15000);
}

function removeWaiting() {
  el.log.querySelectorAll('.waiting').forEach(item => item.remove());
}

function newId() {
  return crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random();
}

function say(text, display) {
  if (!session) return;
  const clientId = newId();
  const item = bubble(display || text, true);
  pending.set(clientId, item);
  el.choices.replaceChildren();
  const activity = { type: 'message', text, textFormat: 'plain', locale: 'vi-VN', channelData: { clientActivityID: clientId } };
  deliver(item, () => call(of(session.conversationId) + '/activities', { method: 'POST', body: activity }));
}

function sendFiles(files) {
  if (!session || files.length === 0) return;
  const item = bubble('', true);
  if (files.length > MOST_FILES) return fail(item, WORDS.many, null);
  const clientId = newId();
  pending.set(clientId, item);
  for (const file of files) {
    if (/^image\/(jpeg|png|gif|webp)$/.test(file.type)) picture(item, URL.createObjectURL(file), file.name);
    else part(item, 'span', file.name);
  }
  part(item, 'em', WORDS.sending, 'sending');
  deliver(item, () => {
    const form = new FormData();
    const activity = { type: 'message', locale: 'vi-VN', channelData: { clientActivityID: clientId } };
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    files.forEach(file => form.append('file', file, file.name));
    return call(of(session.conversationId) + '/upload', { method: 'POST', body: form, limit: 180000 });
  });
}

async function deliver(item, send) {
  item.classList.remove('failed');
  item.querySelectorAll('.again, .why').forEach(one => one.remove());
  addWaiting();
  try {
    await send();
    if (!socket) poll(epoch);
  } catch (error) {
    removeWaiting();
    if (error.status === 415) return fail(item, WORDS.kind, null);
    if (error.status === 413) return fail(item, WORDS.large, null);
    // Sent again under the same client id: if the first try did arrive, nothing is doubled.
    fail(item, error.status === 429 ? WORDS.busy : WORDS.failed, () => deliver(item, send));
  }
}

function fail(item, why, again) {
  item.classList.add('failed');
  item.querySelectorAll('.sending').forEach(one => one.remove());
  part(item, 'span', why, 'why').setAttribute('role', 'alert');
  if (again) part(item, 'button', WORDS.again, 'again plain').addEventListener('click', again);
  down();
}

function grow() {
  el.text.style.height = 'auto';
  el.text.style.height = Math.min(el.text.scrollHeight + 2, 144) + 'px';
}

function parentPage(what) {
  if (parent !== window) parent.postMessage({ civicbot: what }, '*'); // a word without content, for whoever was allowed to frame us
}

el.form.addEventListener('submit', event => {
  event.preventDefault();
  const text = el.text.value.trim();
  if (!text || !session) return;
  el.text.value = '';
  grow();
  say(text);
});
el.text.addEventListener('input', grow);
el.text.addEventListener('keydown', event => {
  // Enter that ends a Vietnamese syllable in an input method is not the Enter that sends.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    el.form.requestSubmit();
  }
});
el.attach.addEventListener('click', () => el.files.click());
el.files.addEventListener('change', () => {
  sendFiles([...el.files.files]);
  el.files.value = '';
});
el.fresh.addEventListener('click', () => open(true));
el.close.hidden = parent === window;
el.close.addEventListener('click', () => parentPage('close'));
document.addEventListener('keydown', event => { if (event.key === 'Escape') parentPage('close'); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
window.addEventListener('message', event => { if (event.source === parent && event.data && event.data.civicbot === 'opened') el.text.focus(); });
setInterval(refresh, 60000);
open(false).then(() => parentPage('ready'));
