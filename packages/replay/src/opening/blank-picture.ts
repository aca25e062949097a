// The picture of a page that there is none of.
import { EventType, type eventWithTime, NodeType, type serializedNodeWithId } from '@rrweb/types';

/** A full snapshot of an empty document. */
export function blankPicture(timestamp: number): eventWithTime {
  const element = (
    id: number,
    tagName: string,
    childNodes: serializedNodeWithId[],
  ): serializedNodeWithId => ({
    type: NodeType.Element,
    tagName,
    attributes: {},
    childNodes,
    id,
  });
  const doctype: serializedNodeWithId = {
    type: NodeType.DocumentType,
    name: 'html',
    publicId: '',
    systemId: '',
    id: 2,
  };
  const html = element(3, 'html', [element(4, 'head', []), element(5, 'body', [])]);
  const node: serializedNodeWithId = { type: NodeType.Document, childNodes: [doctype, html], id: 1 };
  return { type: EventType.FullSnapshot, data: { node, initialOffset: { top: 0, left: 0 } }, timestamp };
}
