// Plays the cases of the Autobahn test suite: a client that sends back what it hears. `autobahn` beside
// it runs this, and says in where.js where the suite is.
const { site, agent, options } = require('./where.js');

function connect(path) {
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
    const { task, ended } = connect(`/runCase?case=${number}&agent=${agent}`);
    // A socket that has ended by then sends nothing back, and that is right.
    task.onMessage(({ data }) => task.send({ data, fail: () => {} }));
    await ended;
  }
  await ask(`/updateReports?agent=${agent}`);
  console.log(`played ${count}`);
}

playAll();
