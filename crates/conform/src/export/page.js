// The page that runs the cases and shows how they go.
const run = require('RUNNER');

DECLARE({
  data: { progress: 'starting', running: '', failed: [] },
  onLoad() {
    const count = { held: 0, differs: 0, 'not offered': 0, 'not run': 0 };
    const failed = [];
    const progress = (done, all) => {
      const parts = Object.keys(count).map((word) => `${count[word]} ${word}`);
      return `${done} of ${all}: ${parts.join(', ')}. Expected time: EXPECTED.`;
    };
    const show = ({ running, result, done, all }) => {
      if (result) {
        count[result.verdict] += 1;
        if (result.verdict === 'differs') failed.push(`${result.case}: ${result.why}`);
      }
      this.setData({ progress: progress(done, all), running: running || '', failed: failed.slice(-100) });
    };
    run(show).then(
      ({ kept }) => this.setData({ running: kept ? 'The results are sent.' : 'The last results could not be sent.' }),
      (error) => this.setData({ running: `stopped: ${(error && (error.errMsg || error.message)) || error}` }),
    );
  },
});
