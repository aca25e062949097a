// The document's own parts that change while it is recorded: title, head, root element.
import type { Channel, PageStep } from '../channel.ts';
import { elementOf, find } from './find.ts';

const doc = (name: string, during: PageStep): Channel => ({ id: `doc.${name}`, scope: 'page', during });

/** A meta element for the head. */
function metaOf(name: string, content: string): HTMLMetaElement {
  const meta = elementOf('meta');
  meta.name = name;
  meta.content = content;
  return meta;
}

/** A link element for the head. */
function linkOf(rel: string, href: string): HTMLLinkElement {
  const link = elementOf('link');
  link.rel = rel;
  link.href = href;
  return link;
}

/** The title's element, which a page may not have yet. */
function titleElement(): HTMLTitleElement {
  const found = document.querySelector<HTMLTitleElement>('head > title');
  if (found !== null) return found;
  const made = elementOf('title', 'Page');
  document.head.append(made);
  return made;
}

/** Parts of the document. */
export const DOCUMENT_LATER: readonly Channel[] = [
  doc('title-changed', (_root, secret) => {
    document.title = `Mail from ${secret}`;
  }),
  doc('title-node', async (_root, secret, kit) => {
    titleElement().replaceChildren(`(1) ${secret}`);
    await kit.sleep(20);
    titleElement().replaceChildren('Page');
  }),
  doc('title-blinking', async (_root, secret, kit) => {
    for (const title of ['Page', `New message: ${secret}`, 'Page']) {
      document.title = title;
      await kit.sleep(20);
    }
  }),
  doc('meta-added', (_root, secret) => document.head.append(metaOf('description', `Letters of ${secret}`))),
  doc('meta-changed', async (_root, secret, kit) => {
    const meta = metaOf('author', 'nobody');
    document.head.append(meta);
    await kit.sleep(20);
    meta.content = secret;
  }),
  doc('link-added', (_root, secret) => document.head.append(linkOf('canonical', `/people/${secret}`))),
  doc('icon-changed', async (_root, secret, kit) => {
    const icon = linkOf('icon', '/icon.png');
    document.head.append(icon);
    await kit.sleep(20);
    icon.href = `/icon.png?of=${secret}`;
  }),
  doc('manifest-added', (_root, secret) =>
    document.head.append(linkOf('manifest', `/app.json?of=${secret}`)),
  ),
  doc('base-changed', async (_root, secret, kit) => {
    const base = elementOf('base');
    base.href = `/of/${secret}/`;
    document.head.append(base);
    await kit.sleep(30);
    base.remove();
  }),
  doc('structured-data-added', (_root, secret) => {
    const script = elementOf('script', JSON.stringify({ '@type': 'Person', name: secret }));
    script.type = 'application/ld+json';
    document.head.append(script);
  }),
  doc('root-class', (_root, secret) => document.documentElement.classList.add(`user-${secret}`)),
  doc('root-attribute', (_root, secret) => {
    document.documentElement.dataset.user = secret;
  }),
  doc('body-attribute', (_root, secret) => document.body.setAttribute('data-route', `/users/${secret}`)),
  doc('body-style', (_root, secret) => document.body.style.setProperty('--who', `"${secret}"`)),
  doc('text-of-body', (_root, secret) => document.body.append(new Text(` End of ${secret} `))),
  doc('comment-before-root', (_root, secret) => {
    document.insertBefore(new Comment(` built for ${secret} `), document.documentElement);
  }),
  {
    id: 'doc.head-moved-into-body',
    html: (secret) => `<template><meta itemprop="name" content="${secret}"></template>`,
    during: (root) => document.head.append(find<HTMLTemplateElement>(root, 'template').content),
    leavesMark: true,
  },
];
