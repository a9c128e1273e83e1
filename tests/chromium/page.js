// Plays the rows of answers.json in a page of a browser: a request is `fetch`, with the content type that
// `tt.request` adds. TABLE and ROWS are given; gives the reports.
const reports = [];
play(
  TABLE,
  ROWS,
  async (url, { method, header, data, credentials }) => {
    const headers = Object.assign({}, header);
    const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
    if (!typed) headers['content-type'] = 'application/json';
    const res = await fetch(url, { method, headers, body: data, mode: 'cors', credentials });
    return { status: res.status, names: [...res.headers.keys()] };
  },
  async (path) => {
    const res = await fetch(`${TABLE.hosts.page}/log?settle=5s&path=${encodeURIComponent(path)}`);
    return (await res.json()).requests;
  },
  (report) => reports.push(report),
).then(() => reports);
