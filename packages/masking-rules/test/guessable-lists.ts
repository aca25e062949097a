// Lists of values that somebody could guess from, and the advances of a common font to lay them out without a browser.

const list = (text: string): readonly string[] => text.split('; ');
const numbers = (count: number, textAt: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => textAt(index));
/** Spread evenly by a multiplicative step, the same at every run. */
const spread = (index: number, from: number, to: number): number =>
  from + ((index * 7919 + 104_729) % (to - from));

/** Values by what they are; each is one text on a page. */
export const GUESSABLE: Readonly<Record<string, readonly string[]>> = {
  'yes, no': list('Yes; No'),
  'female, male': list('female; male'),
  'negative, positive': list('negative; positive'),
  months: list(
    'January; February; March; April; May; June; July; August; September; October; November; December',
  ),
  '100 first names': list(
    'James; Mary; Michael; Patricia; Robert; Jennifer; John; Linda; David; Elizabeth; William; Barbara; Richard; Susan; Joseph; Jessica; Thomas; Karen; Christopher; Sarah; Charles; Lisa; Daniel; Nancy; Matthew; Sandra; Anthony; Ashley; Mark; Emily; Steven; Kimberly; Donald; Betty; Andrew; Margaret; Joshua; Donna; Paul; Michelle; Kenneth; Carol; Kevin; Amanda; Brian; Melissa; Timothy; Deborah; Ronald; Stephanie; Jason; Rebecca; George; Sharon; Edward; Laura; Jeffrey; Cynthia; Ryan; Amy; Jacob; Kathleen; Nicholas; Angela; Gary; Dorothy; Eric; Shirley; Jonathan; Emma; Stephen; Brenda; Larry; Nicole; Justin; Pamela; Benjamin; Samantha; Scott; Anna; Brandon; Katherine; Samuel; Christine; Gregory; Debra; Alexander; Rachel; Patrick; Olivia; Frank; Carolyn; Jack; Maria; Raymond; Janet; Dennis; Heather; Tyler; Diane',
  ),
  '100 diagnoses': list(
    'Essential hypertension; Type 2 diabetes; Type 1 diabetes; Asthma; COPD; Depression; Bipolar disorder; Schizophrenia; Anxiety disorder; Panic disorder; PTSD; ADHD; Autism; Dementia; Alzheimer disease; Parkinson disease; Multiple sclerosis; Epilepsy; Migraine; Stroke; Heart failure; Atrial fibrillation; Angina; Myocardial infarction; Hyperlipidaemia; Obesity; Anorexia nervosa; Bulimia; Gout; Osteoporosis; Osteoarthritis; Rheumatoid arthritis; Lupus; Psoriasis; Eczema; Acne; Rosacea; Melanoma; Breast cancer; Prostate cancer; Lung cancer; Colon cancer; Leukaemia; Lymphoma; Thyroid cancer; Hypothyroidism; Hyperthyroidism; Cushing syndrome; Addison disease; Anaemia; Sickle cell disease; Haemophilia; Thrombosis; Pulmonary embolism; Pneumonia; Bronchitis; Tuberculosis; Influenza; COVID-19; HIV infection; Hepatitis B; Hepatitis C; Chlamydia; Gonorrhoea; Syphilis; Genital herpes; Shingles; Measles; Lyme disease; Malaria; Sepsis; Urinary tract infection; Kidney stones; Chronic kidney disease; Kidney failure; Cirrhosis; Gallstones; Pancreatitis; Coeliac disease; Crohn disease; Ulcerative colitis; Irritable bowel; Gastric reflux; Peptic ulcer; Appendicitis; Haemorrhoids; Endometriosis; Infertility; Pregnancy; Miscarriage; Menopause; Erectile dysfunction; Alcohol dependence; Opioid dependence; Insomnia; Sleep apnoea; Glaucoma; Cataract; Hearing loss; Back pain',
  ),
  '100 amounts from €1.00 to €99,999.99': numbers(
    100,
    (index) =>
      `€${(spread(index, 100, 10 ** (3 + (index % 5))) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`,
  ),
  '100 postcodes (12345)': numbers(100, (index) => String(spread(index, 10_000, 99_999))),
  '100 dates (1 January 1960)': numbers(100, (index) =>
    new Date(Date.UTC(1930 + (index % 80), (index * 5) % 12, 1 + ((index * 11) % 28))).toLocaleDateString(
      'en-GB',
      {
        dateStyle: 'long',
        timeZone: 'UTC',
      },
    ),
  ),
};

/** Advances in thousandths of an em of Arial (and of Liberation Sans, which has the same), by sign. */
const ADVANCES: readonly (readonly [advance: number, signs: string])[] = [
  [222, 'ijl'],
  [278, 'ftI .,'],
  [333, 'r-'],
  [500, 'cksvxyzJ'],
  [556, 'abdeghnopquL0123456789€'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY'],
  [722, 'wCDHNRU'],
  [778, 'GOQ'],
  [833, 'mM'],
  [944, 'W'],
];

const BY_SIGN = new Map(
  ADVANCES.flatMap(([advance, signs]) => [...signs].map((sign) => [sign, advance] as const)),
);

/**
 * The width of a text in CSS pixels at a size.
 *
 * @throws Error for a sign that is not in the table
 */
export function widthIn(size: number, text: string): number {
  const advances = [...text].map((sign) => BY_SIGN.get(sign));
  const unknown = [...text].find((sign) => !BY_SIGN.has(sign));
  if (unknown !== undefined) throw new Error(`no advance for ${unknown}`);
  return (advances.reduce<number>((sum, advance) => sum + (advance ?? 0), 0) * size) / 1000;
}
