// Lets a test drive the real botframework-directlinejs: commands come in as JSON lines, what happens goes out as JSON lines.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';

const require = createRequire(import.meta.url);
const XhrOfNode = require('xhr2');

// Browsers send forms by themselves; xhr2 sends bytes only.
class Xhr extends XhrOfNode {
  send(body) {
    if (!(body instanceof FormData)) return super.send(body);
    const form = new Response(body);
    return form.arrayBuffer().then(bytes => {
      this.setRequestHeader('Content-Type', form.headers.get('content-type'));
      super.send(Buffer.from(bytes));
    });
  }
}

globalThis.XMLHttpRequest = Xhr;
globalThis.WebSocket = require('ws');
const { DirectLine } = require('botframework-directlinejs');

const tell = what => process.stdout.write(JSON.stringify(what) + '\n');
let line = null, watching = null;

// What a browser has as blob: addresses, a small server has here.
const files = new Map();
const shelf = createServer((request, response) => {
  const file = files.get(request.url);
  response.writeHead(file ? 200 : 404);
  response.end(file);
});
await new Promise(ready => shelf.listen(0, '127.0.0.1', ready));

const commands = {
  connect(options) {
    if (watching) watching.unsubscribe();
    line = new DirectLine({ timeout: 3000, pollingInterval: 250, ...options, random: () => 0 });
    line.connectionStatus$.subscribe(status => tell({ event: 'status', status }));
    watching = line.activity$.subscribe(activity => tell({ event: 'activity', activity }), error => tell({ event: 'broken', message: String(error.message || error.status || error.type) }));
  },
  post({ activity, as }) {
    line.postActivity(activity).subscribe(id => tell({ event: 'posted', as, id }), error => tell({ event: 'refused', as, status: error.status }));
  },
  async upload({ path, name, contentType, text, as }) {
    files.set('/' + encodeURIComponent(name), await readFile(path));
    commands.post({ as, activity: {
      type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID: as },
      attachments: [{ name, contentType, contentUrl: `http://127.0.0.1:${shelf.address().port}/${encodeURIComponent(name)}` }],
    } });
  },
  state() {
    tell({ event: 'state', conversationId: line.conversationId, token: line.token, watermark: line.watermark, streamUrl: line.streamUrl });
  },
  session() {
    line.getSessionId().subscribe(id => tell({ event: 'session', id }));
  },
};

createInterface({ input: process.stdin }).on('line', text => {
  const { command, ...rest } = JSON.parse(text);
  commands[command](rest);
}).on('close', () => process.exit(0));
tell({ event: 'ready' });
