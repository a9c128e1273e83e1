// The world around the program: its clock, its network, the background, and what rules decided.
(function () {
  'use strict';
  const { host, wait, now, say, milliseconds, define } = kit;

  kit.advance = async (time) => {
    const passing = milliseconds(time);
    // A test has as much more time as it lets pass.
    if (kit.deadline) kit.deadline.at += passing;
    await wait(passing);
  };

  /** How often a condition is looked at, in milliseconds. */
  const LOOK = 10;
  const clock = {
    advance: kit.advance,
    /** Lets time pass until a condition holds, and gives what it gave. */
    async until(condition, time = '60s') {
      const end = now() + milliseconds(time);
      for (;;) {
        const value = await condition();
        if (value) return value;
        if (now() >= end) throw new Error(say({ StillFalse: { seconds: milliseconds(time) / 1000 } }));
        await kit.advance(LOOK);
      }
    },
  };

  /** Does something to the program; what it does then has been done when the promise is. */
  const steered = (...what) => {
    host(...what);
    return wait(0);
  };
  const app = {
    async background(time) {
      await steered('background');
      if (time === undefined) return;
      await clock.advance(time);
      await app.foreground();
    },
    foreground: () => steered('foreground'),
  };
  const network = { set: (condition) => steered('network', condition) };

  Object.assign(kit, { app, steered });
  define({ clock, app, network, verdicts: () => host('verdicts') });
})();
