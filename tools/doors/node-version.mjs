// The first thing both doors do: old Node gets a sentence instead of a syntax error. This file and the two
// entries (start.mjs, test.mjs) must stay readable for a Node that is too old for everything else.
var OLDEST = 20;

/** The sentence for a Node that is too old, or null when it will do. */
export function nodeRefusal(version) {
  if (Number(version.split('.')[0]) >= OLDEST) return null;
  return (
    'Scrim needs Node ' +
    OLDEST +
    ' or newer to set itself up; this is Node ' +
    version +
    '.\nInstall a current one from https://nodejs.org, or with your version manager (`nvm install 24`), then run this again.'
  );
}

/** Runs `open` when this Node is new enough. */
export function whenNodeIsNewEnough(open) {
  var refusal = nodeRefusal(process.versions.node);
  if (refusal === null) return open();
  console.error(refusal);
  process.exit(1);
}
