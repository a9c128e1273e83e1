// Calls a function `count` times, `parallel` calls in flight, after a tenth of them as warm-up, and prints the time.
module.exports = function measure({ count, parallel }, once) {
  rounds(Math.ceil(count / 10), () => {
    const begun = Date.now();
    rounds(count, () => console.log(JSON.stringify({ ms: Date.now() - begun })));
  });

  function rounds(total, then) {
    let begun = 0;
    let ended = 0;
    const next = () => {
      if (begun < total) {
        begun += 1;
        once(end);
      }
    };
    const end = () => {
      ended += 1;
      if (ended === total) then();
      else next();
    };
    for (let lane = 0; lane < parallel; lane += 1) next();
  }
};
