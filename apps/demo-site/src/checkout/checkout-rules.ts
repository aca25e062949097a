// What the checkout asks of each field, in words for the customer.
import { type FormRules, required } from '../site/form-messages.ts';
import { isCardNumber, isExpiryAhead } from './card-number.ts';

/** The rules of the checkout, by field name. */
export const CHECKOUT_RULES: FormRules = {
  email: (value) =>
    /^\S+@\S+\.\S+$/.test(value.trim()) ? null : 'Write an e-mail address, such as name@example.org.',
  phone: (value) =>
    /^\+?[\d\s()-]{6,20}$/.test(value.trim()) ? null : 'Write a phone number with at least six digits.',
  name: required('Write the name for the parcel.'),
  street: required('Write street and house number.'),
  postcode: required('Write the postcode.'),
  city: required('Write the town or city.'),
  'card-name': required('Write the name on the card.'),
  'card-number': (value) =>
    isCardNumber(value) ? null : 'This is not a card number. Try 4111 1111 1111 1111.',
  'card-expiry': (value) => (isExpiryAhead(value, new Date()) ? null : 'Write a month ahead as MM/YY.'),
  'card-cvc': (value) =>
    /^\d{3,4}$/.test(value.trim()) ? null : 'Three or four digits from the back of the card.',
};
