'use strict';
// A small Direct Line client: opens a conversation, sends, polls. Everything shown is set as text, never as HTML.
const el = Object.fromEntries(['scroll', 'log', 'choices', 'form', 'text', 'send', 'status', 'fresh'].map(id => [id, document.getElementById(id)]));
const WORDS = {
  online: 'Đang trực tuyến',
  connecting: 'Đang kết nối…',
  offline: 'Mất kết nối, đang thử lại…',
  busy: 'Bạn nhắn hơi nhanh, xin chờ một lát.',
  failed: 'Chưa gửi được. ',
  again: 'Gửi lại',
  resume: 'Cuộc trò chuyện trước của bạn được mở lại.',
};
const QUICK = 350, IDLE = 1500, SLOW = 5000;
let session = null, watermark = '', shown = new Set(), pending = new Map(), timer = 0, lastSent = 0, failures = 0, epoch = 0;

function status(text, bad) {
  el.status.textContent = text;
  el.status.classList.toggle('bad', Boolean(bad));
}

async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    headers: { 'Content-Type': 'application/json', ...(session ? { Authorization: 'Bearer ' + session.token } : {}) },
    signal: AbortSignal.timeout(20000),
  });
  if (!response.ok) throw Object.assign(new Error('HTTP ' + response.status), { status: response.status });
  return response.json();
}

async function open(fresh) {
  const turn = ++epoch;
  clearTimeout(timer);
  status(WORDS.connecting);
  session = null;
  try {
    const opened = await call('/chat/session' + (fresh ? '?fresh=true' : ''), { method: 'POST', body: '{}' });
    if (turn !== epoch) return;
    session = opened;
    lastSent = Date.now();
    watermark = '';
    shown = new Set();
    el.log.replaceChildren();
    el.choices.replaceChildren();
    await poll(turn);
  } catch (error) {
    if (turn !== epoch) return;
    status(error.status === 429 ? WORDS.busy : WORDS.offline, true);
    timer = setTimeout(() => open(fresh), SLOW);
  }
}

async function renew() {
  const renewed = await call('/chat/session', { method: 'POST', body: '{}' });
  if (session && renewed.conversationId === session.conversationId) session = renewed;
  else return open(false);
}

async function poll(turn) {
  clearTimeout(timer);
  if (turn !== epoch || !session) return;
  try {
    const base = '/v3/directline/conversations/' + encodeURIComponent(session.conversationId) + '/activities';
    const page = await call(base + '?watermark=' + encodeURIComponent(watermark));
    if (turn !== epoch) return;
    watermark = page.watermark;
    page.activities.forEach(show);
    failures = 0;
    status(WORDS.online);
    if (page.activities.length >= 200) return poll(turn);
  } catch (error) {
    if (turn !== epoch) return;
    if (error.status === 403) {
      try { await renew(); } catch { failures++; }
    } else {
      failures++;
    }
    if (failures > 1) status(WORDS.offline, true);
  }
  const wait = failures ? Math.min(SLOW, IDLE * failures) : waiting() || Date.now() - lastSent < 4000 ? QUICK : document.hidden ? SLOW : IDLE;
  timer = setTimeout(() => poll(turn), wait);
}

const waiting = () => el.log.querySelector('.waiting') !== null;

function show(activity) {
  if (shown.has(activity.id)) return;
  shown.add(activity.id);
  if (activity.type !== 'message') return;
  const mine = activity.from && activity.from.role === 'user';
  const clientId = activity.channelData && activity.channelData.clientActivityID;
  if (mine && clientId && pending.has(clientId)) {
    stamp(pending.get(clientId), activity.timestamp);
    pending.delete(clientId);
    return;
  }
  if (!mine) removeWaiting();
  bubble(activity.text || '', mine, activity.timestamp);
  if (!mine) offer(activity.suggestedActions ? activity.suggestedActions.actions : []);
  else el.choices.replaceChildren();
}

function bubble(text, mine, when) {
  const item = document.createElement('li');
  if (mine) item.className = 'mine';
  linkify(item, text);
  stamp(item, when);
  el.log.append(item);
  follow();
  return item;
}

function stamp(item, when) {
  if (!when || item.querySelector('time')) return;
  const time = document.createElement('time');
  const moment = new Date(when);
  time.dateTime = moment.toISOString();
  time.textContent = moment.toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
  item.append(time);
}

// Addresses become links and telephone numbers can be dialled, as Zalo does it.
function linkify(parent, text) {
  const pattern = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|\b[\w-]+(?:\.[\w-]+)*\.gov\.vn(?:\/[^\s<>".,;:!?)\]]*)?)/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parent.append(text.slice(from, match.index));
    const link = document.createElement('a');
    link.href = match[0].startsWith('http') ? match[0] : 'https://' + match[0];
    link.textContent = match[0];
    link.rel = 'noopener noreferrer';
    link.target = '_blank';
    parent.append(link);
    from = match.index + match[0].length;
  }
  parent.append(text.slice(from));
}

function offer(actions) {
  el.choices.replaceChildren(...(actions || []).map(action => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.title;
    button.addEventListener('click', () => {
      if (action.type === 'openUrl') window.open(action.value, '_blank', 'noopener,noreferrer');
      else if (action.type === 'call') location.href = 'tel:' + String(action.value).replace(/^tel:/, '');
      else say(String(action.value ?? action.title), action.type === 'postBack' ? action.title : undefined);
    });
    return button;
  }));
  follow();
}

// Down to the newest words, but never past the beginning of the answer: a long one is read from its top.
function follow() {
  const mine = el.log.querySelectorAll('li.mine');
  const start = mine.length ? mine[mine.length - 1].offsetTop - el.scroll.offsetTop - 8 : 0;
  const end = el.scroll.scrollHeight - el.scroll.clientHeight;
  el.scroll.scrollTop = Math.min(start, end);
}

function addWaiting() {
  removeWaiting();
  const item = bubble('•••', false);
  item.classList.add('waiting');
  item.setAttribute('aria-label', 'Đang soạn trả lời');
  setTimeout(() => item.remove(), 15000);
}

function removeWaiting() {
  el.log.querySelectorAll('.waiting').forEach(item => item.remove());
}

async function say(text, display) {
  if (!session) return;
  const clientId = crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random();
  const item = bubble(display || text, true);
  pending.set(clientId, item);
  el.choices.replaceChildren();
  await deliver({ type: 'message', text, textFormat: 'plain', locale: 'vi-VN', channelData: { clientActivityID: clientId } }, item);
}

async function deliver(activity, item) {
  item.classList.remove('failed');
  item.querySelector('.again')?.remove();
  lastSent = Date.now();
  addWaiting();
  try {
    const base = '/v3/directline/conversations/' + encodeURIComponent(session.conversationId) + '/activities';
    try {
      await call(base, { method: 'POST', body: JSON.stringify(activity) });
    } catch (error) {
      if (error.status !== 403) throw error;
      await renew();
      await call(base, { method: 'POST', body: JSON.stringify(activity) });
    }
    poll(epoch);
  } catch (error) {
    removeWaiting();
    item.classList.add('failed');
    // Sent again under the same client id: if the first try did arrive, nothing is doubled.
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'again plain';
    again.textContent = WORDS.again;
    again.addEventListener('click', () => deliver(activity, item));
    item.append(again);
    status(error.status === 429 ? WORDS.busy : WORDS.failed, true);
  }
}

function grow() {
  el.text.style.height = 'auto';
  el.text.style.height = Math.min(el.text.scrollHeight + 2, 144) + 'px';
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
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    el.form.requestSubmit();
  }
});
el.fresh.addEventListener('click', () => open(true));
document.addEventListener('visibilitychange', () => { if (!document.hidden && session) poll(epoch); });
open(false);
