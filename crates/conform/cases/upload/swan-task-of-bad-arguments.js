// A task is returned even if the arguments of an upload or a download are wrong, and they fail later.
// clauses: SWAN-UPL-016 SWAN-DWN-020 SWAN-CB-011
// platforms: swan
// evidence: observed
// needs: upload download
// about: returned
check(async (t) => {
  for (const [name, options] of [['uploadFile', {}], ['uploadFile', { url: 5 }], ['downloadFile', {}], ['downloadFile', { url: [] }]]) {
    const { returned, kind, order } = await t.call(name, options);
    t.equal([typeof returned, kind], ['object', 'fail'], 'the task and outcome of ' + name + ' ' + JSON.stringify(options));
    t.equal([typeof returned.onProgressUpdate, typeof returned.abort], ['function', 'function'], 'the methods');
    t.match(returned._reqId, new RegExp('^' + name + 'Task__\\d+$'), '_reqId');
    t.equal(order, ['returned', 'fail', 'complete'], 'the order');
    returned.abort();
  }
});
