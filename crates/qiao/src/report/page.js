// The page: tables that sort and filter by keyboard, details of a call, languages and themes. All text of a run goes
// into the page as text.
const by = (id) => document.getElementById(id);
const make = (tag, attributes = {}, ...children) => {
  const { data = {}, ...own } = attributes;
  const node = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(data)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const say = (word) => { const text = WORDS[view.language][word]; return text === undefined ? word : text; };
const bytes = (n) => (n >= 1e6 ? `${(n / 1e6).toFixed(1)} MB` : n >= 1e3 ? `${(n / 1e3).toFixed(1)} kB` : `${n} B`);
const view = { language: 'en', theme: 'auto', run: null, sort: ['at', 1], open: null };
const narrow = matchMedia('(max-width: 40rem)');
let report;

// ---- Tables ----

/** A head whose columns sort; `order` is the column and the direction. */
function head(columns, order, change) {
  const cell = ([key, className = '']) => make('th', { className, scope: 'col', data: { 'aria-sort': order[0] === key ? (order[1] > 0 ? 'ascending' : 'descending') : 'none' } },
    make('button', { type: 'button', onclick: () => change([key, order[0] === key ? -order[1] : 1], key) }, say(key)));
  return make('thead', {}, make('tr', {}, ...columns.map(cell)));
}

/** Lets arrow keys go from row to row of a table, and Enter choose one. */
function keys(rows, choose) {
  rows.forEach((row, n) => {
    row.tabIndex = n === 0 ? 0 : -1;
    row.addEventListener('click', () => choose(n));
    row.addEventListener('keydown', (event) => {
      if (event.target !== row) return;
      const to = { ArrowDown: n + 1, ArrowUp: n - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (to !== undefined && rows[to]) {
        row.tabIndex = -1;
        rows[to].tabIndex = 0;
        rows[to].focus();
      } else if (event.key === 'Enter' || event.key === ' ') choose(n);
      else return;
      event.preventDefault();
    });
  });
}

const sorted = (list, [key, direction]) => [...list].sort((a, b) => {
  const [x, y] = [a[key] ?? '', b[key] ?? ''];
  return direction * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)));
});

// ---- Calls ----

const COLUMNS = [['id', 'number'], ['api'], ['url'], ['status', 'number'], ['size', 'number'], ['time', 'number'], ['course']];
const WIDTHS = ['2.6rem', '8rem', '', '5rem', '5.5rem', '5.5rem', '30%'];

function shownCalls() {
  const words = by('text').value.toLowerCase().split(/\s+/).filter(Boolean);
  const outcome = by('outcome').value;
  const right = (call) =>
    words.every((word) => call.words.includes(word)) &&
    (by('kind').value === 'all' || call.network) &&
    (!outcome || { ok: call.ok === true, failed: call.failed, decided: call.verdicts.length > 0 }[outcome]);
  const [key, direction] = view.sort;
  return sorted(view.run.calls.filter(right), [{ course: 'at', size: 'received' }[key] || key, direction]);
}

function drawCalls() {
  const calls = shownCalls();
  const rows = calls.map(row);
  const body = make('tbody', {}, ...rows.flatMap((row, n) => (calls[n] === view.open ? [row, details(calls[n])] : [row])));
  const table = by('calls');
  const cols = make('colgroup', {}, ...WIDTHS.map((width) => { const col = make('col'); col.style.width = width; return col; }));
  const change = (order, key) => { view.sort = order; drawCalls(); refocus(table, COLUMNS, key); };
  table.replaceChildren(cols, head(COLUMNS, view.sort, change), body);
  keys(rows, (n) => {
    view.open = view.open === calls[n] ? null : calls[n];
    drawCalls();
    const again = by('calls').querySelectorAll('tbody tr:not(.more)')[n];
    if (again) again.focus();
  });
  by('shown').textContent = say('shown')(calls.length, view.run.calls.length);
}

function refocus(table, columns, key) {
  table.querySelectorAll('th button')[columns.findIndex(([name]) => name === key)].focus();
}

function row(call) {
  const length = view.run.length;
  const bar = make('div', { className: 'bar', title: call.spans.map(({ phase, from, to }) => `${say(phase)} ${duration(to - from)}`).join('\n') });
  const mark = (tag, className, from, to) => {
    const node = make(tag, { className });
    node.style.left = `${(from / length) * 100}%`;
    if (to !== undefined) node.style.width = `${((to - from) / length) * 100}%`;
    bar.append(node);
  };
  if (!call.spans.length) mark('i', call.failed ? 'cut' : 'open', call.at, call.until);
  for (const { phase, from, to } of call.spans) mark('i', phase, from, to);
  for (const frame of call.frames) mark('b', '', frame.at0);
  const kind = call.failed ? 'bad' : call.verdicts.length ? 'warn' : '';
  const status = call.status ? String(call.status) : call.failed ? say('failed') : call.ok ? 'ok' : '–';
  const cells = [
    make('td', { className: 'number dim' }, String(call.id)), make('td', {}, call.api),
    make('td', { title: call.subject }, call.subject || call.url), make('td', { className: `number ${kind}` }, status),
    make('td', { className: 'number' }, call.received ? bytes(call.received) : ''),
    make('td', { className: 'number' }, duration(call.time)), make('td', {}, bar),
  ];
  return make('tr', { data: { 'aria-expanded': String(call === view.open) } }, ...cells);
}

// ---- Details of a call ----

const part = (title, ...nodes) => make('div', {}, make('h3', {}, say(title)), ...nodes);
const fields = (pairs) => make('div', { className: 'fields' }, ...pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  .flatMap(([name, value]) => [make('div', {}, name), make('div', {}, String(value))]));

/** A body: text, with JSON set out, or the first bytes of what is not text. */
function content({ text, hex, bytes: all, shown }) {
  const nodes = [];
  if (text !== undefined) {
    let pretty = text;
    if (shown === undefined) try { pretty = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON */ }
    nodes.push(make('pre', { className: 'body' }, pretty));
  } else if (hex !== undefined) nodes.push(make('div', { className: 'dim' }, say('binary')(all)), make('pre', { className: 'body' }, hex));
  else return [make('div', { className: 'dim' }, say('left')(all))];
  if (shown !== undefined) nodes.push(make('div', { className: 'dim' }, say('more')(shown, all)));
  return nodes;
}

function verdictOf(verdict) {
  const { why, fix } = view.language === 'zh' ? verdict.zh || verdict : verdict;
  return make('div', { className: `verdict ${verdict.outcome}` },
    make('div', {}, make('b', {}, verdict.rule), ` (${say(verdict.outcome)})`),
    make('div', {}, why), ...(fix ? [make('h3', {}, say('fix')), make('pre', {}, fix)] : []),
    make('div', { className: 'dim' }, `${verdict.platform}, ${verdict.clause}, ${say(verdict.evidence)}`));
}

function exchangeParts(exchange) {
  const steps = PHASES.filter((phase) => exchange[phase] !== null && exchange[phase] !== undefined);
  return [
    part('general', fields([
      [say('url'), `${exchange.method} ${exchange.url}`], [say('status'), exchange.status], [say('address'), exchange.peer],
      [say('protocol'), [exchange.protocol, exchange.tls_version].filter(Boolean).join(', ')],
      [say('reused'), exchange.reused ? say('yes') : ''], [say('resent'), exchange.resent || ''], [say('failure'), exchange.failure],
    ])),
    part('timing', fields(steps.map((phase) => [say(phase), duration(exchange[phase])]))),
    part('requestHeaders', fields(exchange.request_headers)),
    ...(exchange.response_headers ? [part('responseHeaders', fields(exchange.response_headers))] : []),
    ...(exchange.request_body ? [part('requestBody', ...content(exchange.request_body))] : []),
    ...(exchange.response_body ? [part('responseBody', ...content(exchange.response_body))] : []),
  ];
}

function frameRow(frame) {
  const text = frame.what === 'close' ? `close ${frame.code ?? ''} ${frame.data && frame.data.text ? frame.data.text : ''}` : '';
  const body = text || (frame.data ? (frame.data.text ?? frame.data.hex ?? say('left')(frame.bytes)) : say('left')(frame.bytes));
  return make('div', {}, make('span', { className: 'dim' }, duration(frame.at0)), make('span', { className: frame.direction === 'sent' ? 'good' : '' }, frame.direction === 'sent' ? '↑' : '↓'), make('span', {}, body));
}

function details(call) {
  // Columns that are not shown must not be spanned: they would take room.
  const cell = make('td', { colSpan: narrow.matches ? 4 : COLUMNS.length },
    make('div', { className: 'fields' }, make('div', {}, call.api), make('div', {}, call.subject), ...(call.message ? [make('div', {}, say('message')), make('div', {}, call.message)] : [])),
    ...call.verdicts.map(verdictOf),
    ...call.exchanges.map((exchange) => make('div', { className: 'parts' }, ...exchangeParts(exchange))),
    ...(call.frames.length ? [make('h3', {}, say('messages')), make('div', { className: 'frames' }, ...call.frames.map(frameRow))] : []));
  return make('tr', { className: 'more' }, cell);
}

// ---- Events ----

const EVENTS = [['at', 'number'], ['level'], ['text']];
let eventOrder = ['at', 1];

function drawEvents() {
  const events = sorted(view.run.events, eventOrder);
  by('rest').hidden = !events.length;
  const kind = (level) => (level === 'error' || level === 'refused' ? 'bad' : level === 'warn' ? 'warn' : 'dim');
  const rows = events.map((event) => make('tr', {}, make('td', { className: 'number dim' }, duration(event.at)), make('td', { className: kind(event.level) }, say(event.level)),
    make('td', {}, event.text, ...(event.verdict ? [verdictOf(event.verdict)] : []))));
  const cols = make('colgroup', {}, ...['7rem', '7rem', ''].map((width) => { const col = make('col'); col.style.width = width; return col; }));
  const change = (order, key) => { eventOrder = order; drawEvents(); refocus(by('events'), EVENTS, key); };
  by('events').replaceChildren(cols, head(EVENTS, eventOrder, change), make('tbody', {}, ...rows));
}

// ---- Runs ----

const RUNS = [['standing'], ['name'], ['count'], ['bad'], ['time']];
let runOrder = ['', 1];

function drawRuns() {
  by('choice').hidden = report.runs.length < 2;
  const runs = runOrder[0] ? sorted(report.runs, runOrder) : report.runs;
  const rows = runs.map((run) => make('tr', { data: { 'aria-current': String(run === view.run) } },
    make('td', { className: run.standing || '' }, say(run.standing || '')), make('td', {}, make('span', { className: 'dim' }, run.file ? `${run.file} ` : ''), run.name),
    make('td', {}, String(run.count)), make('td', { className: run.bad ? 'bad' : '' }, String(run.bad)), make('td', {}, duration(run.time))));
  const change = (order, key) => { runOrder = order; drawRuns(); refocus(by('runs'), RUNS, key); };
  by('runs').replaceChildren(head(RUNS, runOrder, change), make('tbody', {}, ...rows));
  keys(rows, (n) => { open(runs[n]); by('name').focus(); });
}

function open(run) {
  view.run = run;
  view.open = null;
  draw();
}

function choose(call) {
  view.open = call;
  by('filter').reset();
  drawCalls();
  const row = by('calls').querySelector('tr[aria-expanded=true]');
  if (row) { row.focus(); row.scrollIntoView({ block: 'center' }); }
}

// ---- All of it ----

function draw() {
  const { run, language } = view;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = say(node.dataset.say);
  by('title').textContent = report.page.title || 'qiao';
  by('language').textContent = say('language');
  by('theme').textContent = say('theme')[view.theme];
  by('text').placeholder = say('filter');
  by('text').setAttribute('aria-label', say('filter'));
  const choices = (select, list) => { const { value } = select; select.replaceChildren(...list.map(([key, word]) => make('option', { value: key }, say(word)))); if (value) select.value = value; };
  choices(by('kind'), [['network', 'network'], ['all', 'all']]);
  choices(by('outcome'), [['', 'any'], ['ok', 'ok'], ['failed', 'failed'], ['decided', 'decided']]);
  const all = report.runs.flatMap(({ calls }) => calls);
  by('counts').textContent = say('counts')(all.length, all.filter(({ failed }) => failed).length, all.reduce((sum, { verdicts }) => sum + verdicts.length, 0), bytes(all.reduce((sum, { received }) => sum + received, 0)));
  by('name').textContent = report.runs.length > 1 ? [run.file, run.name].filter(Boolean).join(' > ') : '';
  by('name').hidden = report.runs.length < 2;
  by('failures').hidden = !(run.failures && run.failures.length);
  by('failures').textContent = (run.failures || []).join('\n\n');
  by('lanes').setAttribute('aria-label', say('calls'));
  by('key').replaceChildren(...[...PHASES, 'open', 'cut'].map((phase) => make('span', {}, make('i', { className: phase }), say(phase))));
  drawRuns();
  drawLanes(run, by('lanes'), WORDS[language], choose);
  drawCalls();
  drawEvents();
}

function setTheme(theme) {
  view.theme = theme;
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

document.addEventListener('DOMContentLoaded', () => {
  report = readRuns(readLines(by('data').textContent));
  for (const run of report.runs) {
    Object.assign(run, { count: run.calls.length, bad: run.calls.filter(({ failed }) => failed).length, time: run.length });
  }
  const asked = new URLSearchParams(location.hash.slice(1));
  view.language = asked.get('lang') || report.page.language || 'en';
  setTheme(asked.get('theme') || 'auto');
  view.run = report.runs.find(({ standing }) => standing === 'failed' || standing === 'broken') || report.runs[0];
  by('language').onclick = () => { view.language = view.language === 'zh' ? 'en' : 'zh'; draw(); };
  by('theme').onclick = () => { setTheme({ auto: 'light', light: 'dark', dark: 'auto' }[view.theme]); draw(); };
  by('filter').addEventListener('submit', (event) => event.preventDefault());
  by('filter').addEventListener('input', drawCalls);
  by('filter').addEventListener('reset', () => setTimeout(drawCalls));
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/INPUT|SELECT/.test(event.target.tagName)) { event.preventDefault(); by('text').focus(); }
    if (event.key === 'Escape' && view.open) { view.open = null; drawCalls(); }
  });
  let wait;
  narrow.addEventListener('change', drawCalls);
  addEventListener('resize', () => { clearTimeout(wait); wait = setTimeout(() => drawLanes(view.run, by('lanes'), WORDS[view.language], choose), 100); });
  draw();
});
