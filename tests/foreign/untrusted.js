// Without the throw-away CA, nothing is trusted.
const { check, outcome, same } = require('check.js');

check('a certificate of an unknown CA is refused', async () => {
  const told = await outcome('request', { url: 'https://nginx.test/connection' });
  same(told.map(({ what }) => what), ['fail', 'complete']);
  same(/ERR_CERT_AUTHORITY_INVALID/.test(told[0].message), true);
});
