// What each of many mini-programs runs: so many requests, so many at a time. `told` is how many were right.
Page({
  data: { told: 0 },
  ask(url, count, lanes) {
    let begun = 0;
    let told = 0;
    const next = () => {
      if (begun === count) return;
      begun += 1;
      wx.request({ url, dataType: 'text', success });
    };
    const success = ({ statusCode }) => {
      told += Number(statusCode === 200);
      if (told === count) this.setData({ told });
      else next();
    };
    for (let lane = 0; lane < lanes; lane += 1) next();
  },
});
