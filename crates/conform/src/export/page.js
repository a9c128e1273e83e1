// The page that runs the cases and shows how they go.
const run = require('RUNNER');

DECLARE({
  data: { progress: 'starting', failed: [] },
  onLoad() {
    const failed = [];
    const show = ({ case: name, pass, why }, done, all) => {
      if (!pass) failed.push(`${name}: ${why}`);
      this.setData({ progress: `${done} of ${all}, ${failed.length} failed`, failed });
    };
    run(show).then(
      () => this.setData({ progress: `${this.data.progress}. The results are sent.` }),
      (error) => this.setData({ progress: `stopped: ${(error && (error.errMsg || error.message)) || error}` }),
    );
  },
});
