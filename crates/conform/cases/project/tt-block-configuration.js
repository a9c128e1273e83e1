// project.config.json lists the blocks, and says where the sources are.
// clauses: TTB-CFG-001
// platforms: tt-block
// evidence: documented
// project: src/block/index.js
// file: project.config.json {"appid":"cli_0123456789abcdef","miniprogramRoot":"src/","blocks":["block/index"]}
const order = [];
Block({ onLoad: ({ host }) => order.push('onLoad ' + host), onReady: () => order.push('onReady') });
check(async (t) => {
  await t.wait(0);
  t.equal(order, ['onLoad docs_block', 'onReady'], 'what the block heard');
});
