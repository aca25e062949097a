// The target `package-check`, run in a package's folder after its build.
import { checkPackage } from './package-cases.ts';
import { reportCases } from './report.ts';

const folder = process.cwd();
process.exitCode = reportCases(folder, await checkPackage(folder)) ? 0 : 1;
