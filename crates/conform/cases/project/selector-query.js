// A query calls back once for all its questions; nodes that are not there are null, or an empty list.
// clauses: WX-APP-018
// platforms: wx
// evidence: documented
check(async (t) => {
  const one = [];
  const all = await new Promise((resolve) => {
    const query = t.api.createSelectorQuery();
    query.select('#none').boundingClientRect((rect) => one.push(rect));
    query.selectAll('.none').fields({ size: true }).exec(resolve);
  });
  t.equal([one, all], [[null], [null, []]], 'what both callbacks get');
  const observer = t.api.createIntersectionObserver({}).relativeToViewport({ bottom: 10 });
  observer.observe('#none', () => { throw new Error('nothing is drawn'); });
  observer.disconnect();
  const animation = t.api.createAnimation({ duration: 100 }).opacity(0.5).translateX(10).step({ delay: 5 });
  const [{ animates, option }] = animation.export().actions;
  t.equal(animates.map(({ type }) => type), ['style', 'translateX'], 'the steps of an animation');
  t.equal([option.transition.duration, option.transition.delay, animation.export().actions], [100, 5, []], 'its times');
});
