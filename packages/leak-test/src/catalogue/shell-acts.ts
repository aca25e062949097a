// Harmless things that happen in the page while it is recorded; facts.ts asks whether the recording tells of them.

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Before the recorder starts: the shell's shadow tree. */
export function prepareShell(): void {
  const host = document.querySelector('.plum-host');
  if (host === null || host.shadowRoot !== null) return;
  host.attachShadow({ mode: 'open' }).innerHTML = '<p class="plum-in-shadow">leaf</p>';
}

/** While the page is recorded. Takes about 100 ms. */
export async function runShellActs(): Promise<void> {
  addRows();
  changeSheets();
  await sleep(40);
  document.querySelector('.plum-toggle')?.classList.add('plum-toggled');
  const box = document.querySelector('.plum-scroll');
  if (box !== null) box.scrollTop = 459;
  await sleep(60);
}

function addRows(): void {
  const rows = Array.from({ length: 5 }, () => {
    const row = document.createElement('div');
    row.className = 'plum-added';
    row.style.width = '119.5px';
    return row;
  });
  document.querySelector('#plum-adds')?.append(...rows);
}

function changeSheets(): void {
  const style = document.querySelector<HTMLStyleElement>('#plum-sheet');
  style?.sheet?.insertRule('.plum-inserted{outline-offset:8.75px}', 0);
  const adopted = new CSSStyleSheet();
  adopted.replaceSync('.plum-adopted{outline-offset:9.25px}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted];
}
