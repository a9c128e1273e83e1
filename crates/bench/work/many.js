// The script of each of many mini-programs: whenever it goes to the background, it sends `settings.count` requests,
// `lanes` in flight; the first time only `lanes`, to open the connections. `settings` is declared before it.
const { url, lanes } = settings;
let count = lanes;

wx.onAppHide(() => {
  let begun = 0;
  let right = 0;
  const next = () => {
    if (begun === count) return;
    begun += 1;
    wx.request({ url, dataType: 'text', success });
  };
  const success = ({ statusCode }) => {
    right += Number(statusCode === 200);
    if (right < count) {
      next();
      return;
    }
    console.log(right);
    count = settings.count;
  };
  for (let lane = 0; lane < lanes; lane += 1) next();
});
