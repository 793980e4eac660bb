import { compare, write } from '@headwater/render';
import { report } from './report.ts';
import { synthetic } from './synthetic.ts';

const [folder = '', count = '0', revision = '0'] = process.argv.slice(2);
const start = performance.now();
write(folder, compare(folder, synthetic(Number(count), Number(revision))));
report(performance.now() - start);
