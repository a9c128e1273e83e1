module.exports = {
  projectName: 'conformance',
  date: '2026-01-01',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: 'webpack5',
  cache: { enable: false },
  mini: {},
  h5: { publicPath: './', router: { mode: 'hash' } },
};
