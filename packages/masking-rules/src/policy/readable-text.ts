// Texts of a policy where people read them. Somebody else may have written the policy: nothing in it may be invisible,
// turn a line round, begin a new one, or give orders to a terminal.

/** Control and format signs, separators but the plain space, what has no sign, and letters that are drawn as nothing. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

/** What is matched letter by letter, as CSS would escape it: a selector in this form selects the same. */
export function readable(text: string): string {
  return text.replace(/[\r\n\f]+/g, ' ').replace(UNSEEN, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
}

/** What people wrote for people: spaces of every width are spaces. */
export function readableProse(text: string): string {
  return readable(text.replace(/\p{Zs}/gu, ' '));
}
