// Opens a page in Chromium and plays a scenario on it, over the pipe that browsers have for their developers.
//
//     node browser.js ADDRESS WIDTH 'return await ask("document.title")'
//
// A scenario has `ask` (an expression of the page, as JSON), `press` (a key), `type` (a text) and `print` (media). What it
// returns is written to standard output with all that the page complained of and all that it asked the network for.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const [address, width, scenario] = process.argv.slice(2);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rolec-browser-'));
const browser = spawn('chromium', [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-extensions',
  '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${home}`, 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

const waiting = new Map();
const listeners = [];
let number = 0;
let rest = '';
browser.stdio[4].setEncoding('utf8').on('data', (text) => {
  const parts = (rest + text).split('\0');
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (waiting.has(message.id)) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) { reject(new Error(message.error.message)); } else { resolve(message.result); }
    } else {
      listeners.forEach((listen) => listen(message));
    }
  }
});

function send(method, params = {}, sessionId = undefined) {
  number += 1;
  const id = number;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function play() {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const said = [];
  const fetched = [];
  const loaded = new Promise((resolve) => listeners.push((message) => {
    const { method, params } = message;
    if (method === 'Page.loadEventFired') { resolve(); }
    if (method === 'Runtime.exceptionThrown') { said.push(params.exceptionDetails.text); }
    if (method === 'Runtime.consoleAPICalled') { said.push(params.args.map((own) => own.value).join(' ')); }
    if (method === 'Log.entryAdded') { said.push(params.entry.text); }
    if (method === 'Network.requestWillBeSent') { fetched.push(params.request.url); }
  }));
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) { await call(`${domain}.enable`); }
  await call('Emulation.setDeviceMetricsOverride', { width: Number(width), height: 844, deviceScaleFactor: 1, mobile: Number(width) < 600 });
  await call('Page.navigate', { url: address });
  await loaded;
  async function ask(expression) {
    const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) { throw new Error(`${expression}: ${exceptionDetails.exception.description}`); }
    return result.value;
  }
  async function press(key) {
    const text = key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
    const code = { Enter: 13, Escape: 27, Tab: 9, ArrowDown: 40, ArrowUp: 38, '/': 191 }[key];
    await call('Input.dispatchKeyEvent', { type: 'keyDown', key, text, windowsVirtualKeyCode: code });
    await call('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
    await pause(30);
  }
  async function type(text) {
    await call('Input.insertText', { text });
    await pause(300);
  }
  const print = () => call('Emulation.setEmulatedMedia', { media: 'print' });
  const run = Object.getPrototypeOf(play).constructor('ask', 'press', 'type', 'print', 'pause', scenario);
  return { value: await run(ask, press, type, print, pause), said, fetched };
}

play()
  .then((result) => console.log(JSON.stringify(result)))
  .catch((error) => { console.error(error.stack); process.exitCode = 1; })
  .finally(() => {
    browser.once('exit', () => {
      try {
        fs.rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      } catch {
        // Its children may still be writing there; a temporary folder left behind says nothing about the page.
      }
    });
    browser.kill();
  });
