// Names: no file or folder is an attic. Three rules, because a file can be imported, import, or stand alone.
const ATTIC = {
  path: '/(utils?|common|shared|helpers?|types)(/|\\.[cm]?[jt]sx?$)',
  pathNot: '(^|/)node_modules/',
};
const rule = (from, to) => ({
  name: 'no-attic',
  comment: 'Name the file for what it does: utils, common, shared, helpers and types become attics.',
  severity: 'error',
  from,
  to,
});

/** No file or folder called utils, common, shared, helpers or types. */
export const NAME_RULES = [rule({}, ATTIC), rule(ATTIC, {}), rule({ ...ATTIC, orphan: true }, {})];
