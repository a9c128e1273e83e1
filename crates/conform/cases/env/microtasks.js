// What promises lead to comes before any timer.
// clauses: WX-ENV-007
// platforms: wx
// evidence: documented
check(async (t) => {
  const order = [];
  await new Promise((resolve) => {
    order.push(1);
    setTimeout(() => {
      order.push(5);
      Promise.resolve().then(() => order.push(6));
    }, 0);
    setTimeout(() => { order.push(7); resolve(); }, 0);
    Promise.resolve().then(() => order.push(3)).then(() => order.push(4));
    order.push(2);
  });
  t.equal(order, [1, 2, 3, 4, 5, 6, 7], 'the order');
});
