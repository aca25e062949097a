// The page's end of `pnpm bench crypto`: prepares once, then times what it is told to.
import {
  type CryptoSample,
  type CryptoTask,
  type CryptoWork,
  prepareCryptoWork,
} from '../../crypto/crypto-work.ts';

export interface CryptoPage {
  prepare(sample: CryptoSample): Promise<void>;
  measure(task: CryptoTask): Promise<number>;
}

let work: CryptoWork | null = null;

const page: CryptoPage = {
  async prepare(sample) {
    work = await prepareCryptoWork(sample);
  },
  async measure(task) {
    if (work === null) throw new Error('bench: not prepared');
    return await work.measure(task);
  },
};
Object.assign(globalThis, { cryptoPage: page });
