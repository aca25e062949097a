// The harmless part of the catalogue's page: what the scores look at. Holds no secret and nothing personal; its names and
// numbers are odd, so that they stand nowhere by chance.

/** Class names and ids of the shell. None is a secret: a policy may list them in its vocabulary. */
export const SHELL_NAMES: readonly string[] = [
  'plum-shell',
  'plum-nav',
  'plum-button',
  'plum-grid',
  'plum-table',
  'plum-row',
  'plum-rows',
  'plum-image',
  'plum-icon',
  'plum-scroll',
  'plum-tall',
  'plum-host',
  'plum-in-shadow',
  'plum-frame',
  'plum-in-frame',
  'plum-toggle',
  'plum-toggled',
  'plum-field',
  'plum-form',
  'plum-prose',
  'plum-cards',
  'plum-card',
  'plum-added',
  'plum-adds',
  'plum-sheet',
  'plum-rule',
  'plum-inserted',
  'plum-adopted',
  'plum-media',
  'plum-far',
];

/** The viewport that the facts expect, in CSS pixels. */
export const CATALOGUE_VIEWPORT = { width: 1283, height: 797 } as const;

/**
 * The sheet that the site links, as most sites do. Sections are of one size and controls of one
 * width, so that a mask of another length in one moves nothing in the others.
 */
export const SHELL_SHEET = `
body{margin:8px;font:16px/1.4 sans-serif}
.plum-shell{display:flex;gap:12px;padding:8px;border-bottom:1px solid #888}
.plum-nav{display:flex;gap:8px}
.plum-grid{display:grid;grid-template-columns:113px 219px}
.plum-cards{display:flex;gap:16px}
.plum-card{width:220px;min-height:80px;padding:12px;border:1px solid #bbb}
.plum-table td{padding:2px 8px;border:1px solid #ccc;width:120px}
.plum-scroll{height:90px;width:300px;overflow:auto}
.plum-tall{height:1900px}
.plum-form{display:grid;gap:6px;width:320px}
.plum-field{height:30px}
.plum-prose{width:640px}
.plum-added{height:9px}
.plum-toggled{padding-left:4px}
.plum-far{height:2600px}
.plum-in-shadow,.plum-in-frame,.plum-rows,.plum-adds,.plum-toggle,.plum-host,.plum-image,.plum-icon,.plum-frame,.plum-button,.plum-row,.plum-sheet,.plum-rule,.plum-inserted,.plum-adopted,.plum-media{outline-style:none}
main{display:grid;grid-template-columns:repeat(3,1fr);gap:4px}
main>section{height:80px;min-width:0;overflow:hidden}
main :is(select,button,input,textarea){box-sizing:border-box;width:180px}
`;

/** For the head: rules of a style element, and a sheet that is changed later. */
export const SHELL_HEAD = `<link rel="stylesheet" href="/shell.css">
<style>.plum-rule{outline-offset:7.25px}@media (min-width:613.5px){.plum-media{letter-spacing:.375px}}</style>
<style id="plum-sheet"></style>`;

const ROW = '<tr class="plum-row"><td>tea</td><td colspan="3">leaf</td></tr>';

/** Above the channels. */
export const SHELL_TOP = `<header class="plum-shell"><nav class="plum-nav"><a href="#top">Home</a><a href="#help">Help</a>
<button type="button" class="plum-button" style="width:237.5px;height:41px">Continue</button></nav></header>
<div class="plum-prose"><h1>Garden almanac</h1>
<p>Sow broad beans in a sunny bed before the first frost, and cover the seed with two fingers of loose soil.</p>
<p>Water in the morning, and keep the hose away from the leaves.</p>
<ul><li>Rake the bed level</li><li>Mark each row with a stick</li></ul></div>
<div class="plum-cards"><div class="plum-card">Spades</div><div class="plum-card">Barrows</div><div class="plum-card">Twine</div></div>
<div class="plum-grid" dir="rtl"><kbd>k</kbd><samp>s</samp></div>
<table class="plum-table"><tbody id="plum-rows">${ROW.repeat(25)}</tbody></table>
<svg class="plum-icon" width="99" height="19" viewBox="0 0 99 19"><path d="M3.1 4.1 L95.9 12.6" stroke="#555"/></svg>
<img class="plum-image" width="173" height="91" alt="" src="/img.png">
<form class="plum-form"><input class="plum-field" type="text"><select class="plum-field"><option>one</option><option>two</option></select>
<textarea class="plum-field"></textarea></form>
<div class="plum-scroll"><div class="plum-tall">.</div></div>
<div class="plum-host"></div>
<iframe class="plum-frame" srcdoc="<p class='plum-in-frame'>leaf</p>" width="80" height="30"></iframe>
<p class="plum-toggle">Open</p>
<div id="plum-adds"></div>
<i class="plum-rule plum-media plum-inserted plum-adopted"></i>`;

/** Below the channels: so that the page can be scrolled. */
export const SHELL_BOTTOM = '<div class="plum-far"></div>';
