// One channel of a page: a place where a secret can sit, or a way it can get there. Declarative: a channel says how it
// is planted, and knows nothing of recorders.
import type { Locator, Page } from 'playwright-core';
import type { SecretKind } from '../secrets/secret.ts';

/** What a channel's page code may use. */
export interface PageKit {
  /** Marks an element as the recorder under test wants it; does nothing in a run without marks. */
  mark(element: Element): void;
  sleep(ms: number): Promise<void>;
  /** The site's own API, another origin than the page's, such as `https://api.site.example`. */
  readonly api: string;
  /** What the API turns back into the secret, so that a request does not name it. */
  disguise(secret: string): string;
}

/** Something that happens in the page. `root` is the channel's own section, empty for those without markup. */
export type PageStep = (root: HTMLElement, secret: string, kit: PageKit) => void | Promise<void>;

/** One channel. At least one of the ways of planting is given. */
export interface Channel {
  /** `group.name`, unique; those that the shared harness also has bear its ids. */
  readonly id: string;
  /** What it holds. @default 'token' */
  readonly kind?: SecretKind;
  /** Markup of the channel's own `<section>`, served with the page. */
  html?(secret: string): string;
  /** Markup for the document's head, served with the page. */
  head?(secret: string): string;
  /** Runs in the page before the recorder starts. */
  readonly before?: PageStep;
  /** Runs in the page while it is recorded. */
  readonly during?: PageStep;
  /** What a person does while it is recorded. Runs in Node. */
  drive?(page: Page, section: Locator, secret: string): Promise<void>;
  /** It is part of the address that the page is opened with. */
  readonly address?: 'path' | 'query' | 'hash' | 'referrer';
  /** The pieces that it is planted in; a search finds them in order and close together. */
  pieces?(secret: string): readonly string[];
  /** `page`: no section can hold it, so no site can mark it. @default 'section' */
  readonly scope?: 'section' | 'page';
  /** The site itself takes it out of its marked section: a run with marks does not count it. @default false */
  readonly leavesMark?: boolean;
}
