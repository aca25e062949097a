// The places of the clinic's page, written down by hand from its markup: at least one of every kind. The issue asks for
// sixty; these are what stands in the page, and what every document and every origin has.

/** kind | path | attribute | why nothing can be planted, '' where something can. */
const PAGE = `
title|head > title||
meta|head > meta:nth-of-type(2)|content|browsers do what it says
meta|head > meta:nth-of-type(3)|content|
attribute|head > link:nth-of-type(1)|href|
attribute|head > link:nth-of-type(2)|href|
style|head > link:nth-of-type(1)||
style|head > link:nth-of-type(2)||its rules are those of another origin
style|head > style||
script-data|head > script:nth-of-type(1)||
script-data|head > script:nth-of-type(2)||browsers do what it says
comment|body > comment(1)||
attribute|body > header|class|
attribute|body > header|onclick|
text|body > header > h1||
attribute|body > header > a|href|
text|body > header > a||
noscript|body > noscript||
attribute|body > main > p|title|
attribute|body > main > p|data-*|
text|body > main > p > text(1)||
text|body > main > p > b||
text|body > main > p > text(2)||
attribute|body > main > form|action|
attribute|body > main > form > label|for|
text|body > main > form > label||
attribute|body > main > form > input:nth-of-type(1)|id|
attribute|body > main > form > input:nth-of-type(1)|name|
attribute|body > main > form > input:nth-of-type(1)|placeholder|
field|body > main > form > input:nth-of-type(1)||
attribute|body > main > form > input:nth-of-type(2)|name|
field|body > main > form > input:nth-of-type(2)||
attribute|body > main > form > input:nth-of-type(3)|name|
attribute|body > main > form > input:nth-of-type(3)|aria-label|
attribute|body > main > form > input:nth-of-type(3)|value|
field|body > main > form > input:nth-of-type(3)||
field|body > main > form > input:nth-of-type(4)||
field|body > main > form > input:nth-of-type(5)||its numbers are too few for one to be told from chance
field|body > main > form > input:nth-of-type(6)||a month has too few values for one to be told from chance
field|body > main > form > input:nth-of-type(7)||only a person can choose a file
attribute|body > main > form > input:nth-of-type(8)|value|
field|body > main > form > select||
option|body > main > form > select > option:nth-of-type(1)||
option|body > main > form > select > option:nth-of-type(2)||
attribute|body > main > form > select > option:nth-of-type(2)|value|
field|body > main > form > textarea||
text|body > main > form > button||
attribute|body > main > div:nth-of-type(1)|class|
editable|body > main > div:nth-of-type(1)||
dialog|body > main > dialog||
text|body > main > dialog||
dialog|body > main > div:nth-of-type(2)||
text|body > main > div:nth-of-type(2)||
svg|body > main > svg > title||
svg|body > main > svg > text||
canvas|body > main > canvas||pictures are not searched
media|body > main > video||pictures and sound are not searched
media|body > main > video > track|label|
attribute|body > main > img|alt|
attribute|body > main > img|src|
template|body > main > template||
attribute|body > main > *:nth-child(11)|x-*|
shadow-root|body > main > *:nth-child(11)||
text|body > main > *:nth-child(11) # p||
field|body > main > *:nth-child(11) # input||
style|body > main > *:nth-child(11) # sheet(1)||
attribute|body > main > div:nth-of-type(3)|style|
shadow-root|body > main > div:nth-of-type(4)||
text|body > main > div:nth-of-type(4) # p||
attribute|body > main > iframe:nth-of-type(1)|srcdoc|a second frame would run in the page; what is in the frame is planted
frame|body > main > iframe:nth-of-type(1)||
text|body > main > iframe:nth-of-type(1) @ body > p||
attribute|body > main > iframe:nth-of-type(2)|src|a second frame would run in the page; what is in the frame is planted
frame|body > main > iframe:nth-of-type(2)||
title|body > main > iframe:nth-of-type(2) @ head > title||
text|body > main > iframe:nth-of-type(2) @ body > p||
field|body > main > iframe:nth-of-type(2) @ body > input||
shadow-root|body > main > iframe:nth-of-type(2) @ body > div||
text|body > main > iframe:nth-of-type(2) @ body > div # p||
script-data|body > main > iframe:nth-of-type(2) @ body > script||
attribute|body > script|src|
cookie|item(1)||
local-storage|item(1)||
session-storage|item(1)||
indexed-db|||
cache-storage|||`;

/** What every document has. @param query why it has none, where it has none */
function ofDocument(where: string, query = ''): string {
  return `
url|${where}|path|another path would be another page
url|${where}|query|${query}
url|${where}|hash|
referrer|${where}||it is settled before the page is there
history-state|${where}||
window-name|${where}||`;
}

/** Stores of a frame of another site: browsers may give it none, and then that is said. */
const STORES = `
cookie|body > main > iframe:nth-of-type(2) @||?
local-storage|body > main > iframe:nth-of-type(2) @||?
session-storage|body > main > iframe:nth-of-type(2) @||?
indexed-db|body > main > iframe:nth-of-type(2) @||?
cache-storage|body > main > iframe:nth-of-type(2) @||?`;

/** All of them: kind, path, attribute, reason; a reason of `?` is the browser's to give. */
export const KNOWN_PLACES: readonly (readonly [kind: string, where: string, name: string, reason: string])[] =
  [
    PAGE,
    ofDocument(''),
    ofDocument('body > main > iframe:nth-of-type(1) @', 'an address of this kind has none'),
    ofDocument('body > main > iframe:nth-of-type(2) @'),
    STORES,
  ]
    .join('')
    .trim()
    .split('\n')
    .map((line) => line.split('|') as [string, string, string, string]);
