// Ordinary words that say something of a person's health, money, work, family or law: what `/patients/smith/oncology`
// gives away. No word of English user interfaces, HTML or CSS is among them.

/** Lower case, each once. */
export const SENSITIVE_WORDS: readonly string[] = `
adoption alimony allergy amputation anaemia annuity anorexia arrears arthritis asthma asylum bailiff bankruptcy
biopsy bipolar bulimia cardiology chemotherapy chlamydia cholesterol cirrhosis colonoscopy concussion conviction
cystoscopy custody deportation depression dermatology diabetes dialysis disability dismissal divorce dyslexia
eczema embryo endometriosis epilepsy eviction felony fertility foreclosure fracture garnishment gastritis
glaucoma gonorrhoea guardianship haemophilia hepatitis hernia herpes hospice hysterectomy infertility influenza
inheritance insolvency insomnia insulin lawsuit leukaemia lymphoma malaria mammogram maternity melanoma meningitis
menopause methadone migraine miscarriage mortgage naloxone narcolepsy neurology obesity oncology orthopaedics
osteoporosis overdraft paediatrics palliative parole paternity pension pneumonia pregnancy probation prostate
psoriasis psychiatry psychosis radiotherapy redundancy rehabilitation relapse remission repossession salary
schizophrenia sclerosis seizure sepsis severance sobriety stillbirth stroke subpoena surgery surrogacy syphilis
testosterone thyroid tonsillitis transplant tuberculosis tumour ulcer unemployment urology vasectomy warrant
widowhood`
  .trim()
  .split(/\s+/);
