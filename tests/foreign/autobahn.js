// Plays the cases of the Autobahn test suite: a client that sends back what it hears. `autobahn` beside
// it runs this, and says in where.js where the suite is.
const { site, agent } = require('./where.js');

function connect(path, options) {
  const task = wx.connectSocket({ ...options, url: site + path, fail: (res) => console.log(path, res.errMsg) });
  task.onError(() => {});
  return { task, ended: new Promise((resolve) => task.onClose(resolve)) };
}

async function ask(path) {
  const { task, ended } = connect(path);
  let answer = '';
  task.onMessage(({ data }) => (answer = data));
  await ended;
  return answer;
}

async function playAll() {
  const count = Number(await ask('/getCaseCount'));
  for (let number = 1; number <= count; number += 1) {
    const { id } = JSON.parse(await ask(`/getCaseInfo?case=${number}`));
    // Sections 12 and 13 are about compression; the others are played without.
    const perMessageDeflate = /^1[23]\./.test(id);
    const { task, ended } = connect(`/runCase?case=${number}&agent=${agent}`, { perMessageDeflate });
    // A socket that has ended by then sends nothing back, and that is right.
    task.onMessage(({ data }) => task.send({ data, fail: () => {} }));
    await ended;
  }
  await ask(`/updateReports?agent=${agent}`);
  console.log(`played ${count}`);
}

playAll();
