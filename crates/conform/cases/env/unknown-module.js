// A module that is not there is named in the error, and so is an argument that is no name.
// clauses: SWAN-ENV-004
// platforms: swan
// evidence: observed
// file: util/there.js exports.name = "there";
check(async (t) => {
  const thrown = (wanted) => {
    try {
      require(wanted);
    } catch (error) {
      return error.message;
    }
  };
  t.match(thrown('util/none'), /^module "util\/none" is not defined/, 'for a name');
  t.match(thrown(1), /^require args must be a string$/, 'for a number');
});
