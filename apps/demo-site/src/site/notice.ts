// The words a visitor reads before choosing. The server hashes exactly these words into the page's settings, and
// the consent record carries that hash: change a word and you must change the version.

/** The notice's version, as it is in every consent record. */
export const NOTICE_VERSION = '2';

/** What the banner says, in the order it says it. */
export const NOTICE = {
  title: 'May we record this visit?',
  paragraphs: [
    'A recording shows how the pages were used: clicks, scrolling, and where you got stuck. ' +
      'It helps us find what is broken.',
    'What you type, what you put into the cart and what your account shows is masked in your browser; what our pages ' +
      'say to everybody stays readable. All of it is sealed before it leaves. ' +
      'Only the people who hold the key can open it. In this demo it stays on this machine until it is erased.',
  ],
  allow: 'Allow recording',
  deny: 'No thanks',
} as const;

/** The whole text, as it is hashed. */
export const NOTICE_TEXT: string = [NOTICE.title, ...NOTICE.paragraphs, NOTICE.allow, NOTICE.deny].join('\n');

/** What the visitor agrees to, as the consent record says it. */
export const PURPOSES = [
  {
    id: 'improve-the-site',
    text: 'Find and repair what is hard to use on this site',
    lawfulBasis: 'consent',
    piiTypes: ['page interactions, with entries, cart and account masked'],
    retention: 'until erased, on the machine that runs the demo',
    recipients: ['the demo’s key holders'],
  },
] as const;
