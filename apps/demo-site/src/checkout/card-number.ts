// Checks of card fields, on the page only: no card data is stored or sent anywhere by this demo.

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

/** Is this 13–19 digits whose check digit is right (ISO/IEC 7812-1)? */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{13,19}$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/** Is `text` a month (`MM/YY`) that is not over at `now`? */
export function isExpiryAhead(text: string, now: Date): boolean {
  const [, month, year] = /^(0[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(text.trim()) ?? [];
  if (month === undefined || year === undefined) return false;
  return new Date(2000 + Number(year), Number(month), 1) > now;
}

/** `4111111111111111` → `4111 1111 1111 1111`. */
export function groupCardDigits(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
