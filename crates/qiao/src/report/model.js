'use strict';
// The data of the page: lines of a journal, read into runs with their calls. It draws nothing.

const PHASES = ['queued', 'resolve', 'connect', 'tls', 'send', 'wait', 'receive'];

/** The lines of the page. One that a run did not finish writing is left out. */
function readLines(text) {
  const lines = [];
  for (const line of text.split('\n')) {
    if (!line) continue;
    try {
      lines.push(JSON.parse(line));
    } catch {
      break;
    }
  }
  return lines;
}

/** The page's own settings, and its runs. */
function readRuns(lines) {
  const page = lines[0] && lines[0].kind === 'page' ? lines.shift() : {};
  const runs = [];
  for (const line of lines) {
    if (line.kind === 'run') runs.push({ ...line, lines: [] });
    else {
      if (!runs.length) runs.push({ name: page.title || '', lines: [] });
      runs[runs.length - 1].lines.push(line);
    }
  }
  if (!runs.length) runs.push({ name: page.title || '', lines: [] });
  runs.forEach(readRun);
  return { page, runs };
}

function readRun(run) {
  const calls = new Map();
  run.events = [];
  run.away = [];
  run.conditions = [];
  const callOf = (line) => {
    if (!line.call) return null;
    if (!calls.has(line.call)) {
      const { call: id, api, subject = '', at } = line;
      calls.set(id, { id, api, subject, at, end: null, ok: null, message: '', status: null, verdicts: [], exchanges: [], frames: [] });
    }
    return calls.get(line.call);
  };
  let away = null;
  // A test begins when its program has already run for a while.
  const start = run.kind === 'run' && run.lines.length ? run.lines[0].at : 0;
  for (const line of run.lines) {
    line.at -= start;
    run.length = Math.max(run.length || 0, line.at);
    const call = callOf(line);
    switch (line.kind) {
      case 'end':
        Object.assign(call, { end: line.at, ok: line.ok, message: line.message || '', status: line.status });
        break;
      case 'verdict':
      case 'missing':
        if (call) call.verdicts.push(line.verdict);
        else run.events.push({ ...line, level: line.verdict.outcome, text: `${line.api} ${line.subject}`, verdict: line.verdict });
        break;
      case 'exchange': if (call) call.exchanges.push(line); break;
      case 'frame': if (call) call.frames.push(line); break;
      case 'console': run.events.push(line); break;
      case 'error': run.events.push({ ...line, level: 'error', text: `${line.message}\n${line.stack}`.trim() }); break;
      case 'show': run.events.push({ ...line, level: 'show', text: `${line.api} ${line.options || ''}` }); break;
      case 'life':
        run.events.push({ ...line, level: 'life', text: line.change });
        if (line.change === 'background') away = line.at;
        if ((line.change === 'foreground' || line.change === 'ended') && away !== null) {
          run.away.push([away, line.at]);
          away = null;
        }
        break;
      case 'network':
        run.conditions.push(line);
        if (line.at > 0) run.events.push({ ...line, level: 'condition', text: [line.network, line.trouble].filter(Boolean).join(' ') });
        break;
      default:
    }
  }
  run.length = Math.max(run.length || 0, 1);
  if (away !== null) run.away.push([away, run.length]);
  run.calls = [...calls.values()];
  place(run);
}

/** Puts exchanges and frames on the clock of the run, which begins at launch: they carry the time of day. */
function place(run) {
  const since = run.calls.flatMap((call) => call.exchanges.slice(0, 1).map((exchange) => exchange.began - call.at));
  const base = since.length ? Math.min(...since) : 0;
  for (const call of run.calls) {
    // Calls over the network are about a URL; a socket's has a scheme of its own.
    call.network = call.exchanges.length > 0 || call.subject.includes('://');
    call.socket = call.frames.length > 0 || /^wss?:/.test(call.subject);
    call.spans = [];
    for (const exchange of call.exchanges) {
      let at = exchange.began - base;
      exchange.at0 = at;
      for (const phase of PHASES) {
        // The handshake of TLS is a part of connecting.
        const time = (exchange[phase] || 0) - (phase === 'connect' ? exchange.tls || 0 : 0);
        if (time > 0) call.spans.push({ phase, from: at, to: (at += time) });
      }
      if (exchange.failure) {
        // What ended without a response waited until then.
        const end = Math.max(at, exchange === call.exchanges[call.exchanges.length - 1] ? call.end ?? at : at);
        if (end > at) call.spans.push({ phase: 'wait', from: at, to: end });
        call.spans.push({ phase: 'cut', from: end, to: end });
      }
    }
    for (const frame of call.frames) frame.at0 = frame.time - base;
    const last = Math.max(call.at, ...call.spans.map((span) => span.to), ...call.frames.map((frame) => frame.at0));
    call.until = Math.max(last, call.socket ? last : call.end ?? (call.spans.length ? last : call.at));
    if (call.socket && call.frames.length) {
      const opened = call.spans.length ? Math.max(...call.spans.map((span) => span.to)) : call.at;
      call.spans.unshift({ phase: 'open', from: opened, to: last });
    }
    if (call.end === null && !call.socket) call.until = run.length;
    const [exchange] = call.exchanges.slice(-1);
    call.status ??= exchange ? exchange.status : null;
    call.time = call.until - call.at;
    call.received = call.exchanges.reduce((sum, { received }) => sum + received, 0);
    call.refused = call.verdicts.some(({ outcome }) => outcome === 'refused');
    call.failed = call.ok === false || (call.socket && call.refused);
    call.url = exchange ? call.exchanges[0].url : call.subject;
    call.words = [call.id, call.api, call.subject, call.url, call.message, call.status, ...call.verdicts.map(({ rule, clause }) => `${rule} ${clause}`)].join(' ').toLowerCase();
  }
  run.length = Math.max(run.length, ...run.calls.map((call) => call.until));
}

/** Calls of one API in lanes, so that as many lanes are taken as calls ran at once. Waiting for a place takes none. */
function lanesOf(calls) {
  const lanes = [];
  for (const call of [...calls].sort((a, b) => begin(a) - begin(b))) {
    const free = lanes.findIndex((end) => end <= begin(call));
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = call.until;
    call.lane = lane;
  }
  return lanes.length;
}

/** When a call got its place. */
const begin = (call) => call.at + ((call.exchanges[0] && call.exchanges[0].queued) || 0);
