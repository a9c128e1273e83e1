// The picture of a run: calls in lanes over time, what waited, background and conditions of the network.
const SVG = 'http://www.w3.org/2000/svg';
const BAR = 12;

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Moments of an axis: about eight round numbers. */
function ticks(length) {
  const rough = length / 8;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough);
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, n) => n * step);
}

const duration = (ms) => {
  if (ms >= 60000) return `${Math.round(ms / 600) / 100} min`;
  if (ms >= 1000) return `${Math.round(ms / 10) / 100} s`;
  return `${Math.round(ms * 100) / 100} ms`;
};

function drawLanes(run, place, words, choose) {
  place.replaceChildren();
  const width = place.clientWidth || 900;
  const left = Math.min(150, width / 3.6);
  const x = (time) => left + (time / run.length) * (width - left - 12);
  const calls = run.calls.filter(({ network }) => network);
  const groups = [...new Set(calls.map(({ api }) => api))].map((api) => [api, calls.filter((call) => call.api === api)]);
  if (!groups.length) {
    place.append(Object.assign(document.createElement('p'), { className: 'dim', textContent: words.none, style: 'margin:.6rem' }));
    return;
  }
  const svg = shape('svg', {});
  let y = 34;
  const rows = [];
  for (const [api, calls] of groups) {
    const lanes = lanesOf(calls);
    const waiting = calls.filter((call) => begin(call) > call.at);
    rows.push({ api, calls, lanes, waiting, y });
    y += lanes * (BAR + 3) + (waiting.length ? 26 : 0) + 12;
  }
  const bottom = y;
  svg.setAttribute('viewBox', `0 0 ${width} ${bottom}`);
  svg.setAttribute('height', bottom);
  for (const [from, to] of run.away) {
    svg.append(shape('rect', { class: 'away', x: x(from), y: 18, width: Math.max(1, x(to) - x(from)), height: bottom }, shape('title', {}, words.away)));
    svg.append(shape('text', { x: x(from) + 3, y: bottom - 3 }, words.away));
  }
  for (const tick of ticks(run.length)) {
    svg.append(shape('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: 18, y2: bottom }));
    svg.append(shape('text', { x: x(tick) + 2, y: 12 }, duration(tick)));
  }
  for (const condition of run.conditions) {
    const text = [condition.network, condition.trouble].filter(Boolean).join(' ');
    if (condition.at > 0) svg.append(shape('line', { class: 'condition', x1: x(condition.at), x2: x(condition.at), y1: 18, y2: bottom }));
    svg.append(shape('text', { x: x(condition.at) + 3, y: 27 }, text));
  }
  for (const row of rows) {
    svg.append(shape('text', { x: 6, y: row.y + BAR - 2 }, row.api));
    for (const call of row.calls) svg.append(...bars(call, row.y + call.lane * (BAR + 3), x, choose));
    if (row.waiting.length) svg.append(...queue(row, row.y + row.lanes * (BAR + 3) + 2, x, words));
  }
  place.append(svg);
}

/** A call: its phases from the moment that it had a place. */
function bars(call, y, x, choose) {
  const from = begin(call);
  const title = () => shape('title', {}, `#${call.id} ${call.subject}\n${duration(call.time)} ${call.message}`);
  const whole = shape('rect', { class: `call ${call.failed ? 'cut' : 'open'}`, x: x(from), y, width: Math.max(2, x(call.until) - x(from)), height: BAR, rx: 2, opacity: 0.35 }, title());
  const phases = call.spans.filter(({ phase }) => phase !== 'queued' && phase !== 'cut').map(({ phase, from, to }) =>
    shape('rect', { class: `call ${phase}`, x: x(from), y: y + 1, width: Math.max(1, x(to) - x(from)), height: BAR - 2 }, title()));
  const frames = call.frames.map((frame) =>
    shape('rect', { class: 'call send', x: x(frame.at0), y: frame.direction === 'sent' ? y : y + BAR / 2, width: 1.5, height: BAR / 2 }, title()));
  const all = [whole, ...phases, ...frames];
  if (call.failed) all.push(shape('rect', { class: 'call cut', x: x(call.until) - 1, y, width: 3, height: BAR }, title()));
  all.forEach((node) => node.addEventListener('click', () => choose(call)));
  return all;
}

/** How many calls waited at each moment, as steps. */
function queue(row, y, x, words) {
  const changes = row.waiting.flatMap((call) => [[call.at, 1], [begin(call), -1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const most = Math.max(...changes.reduce((sums, [, by]) => [...sums, (sums[sums.length - 1] || 0) + by], []));
  let waiting = 0;
  let path = `M ${x(changes[0][0])} ${y + 20}`;
  for (const [at, by] of changes) {
    path += ` H ${x(at)}`;
    waiting += by;
    path += ` V ${y + 20 - (waiting / most) * 18}`;
  }
  path += ` V ${y + 20} Z`;
  return [shape('path', { class: 'queued', d: path }), shape('text', { x: 6, y: y + 16 }, words.waits(row.waiting.length))];
}
