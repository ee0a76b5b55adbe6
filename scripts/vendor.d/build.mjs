// Makes the files of the page's vendor folder, into the folder that the first argument names. Run by scripts/vendor in a
// folder where `npm ci` has put what package-lock.json names.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const out = process.argv[2];
const tools = new Set(['esbuild']);

function packageOf(path) {
    const [first, second] = path.replace(/^.*node_modules\//, '').split('/');
    return first.startsWith('@') ? `${first}/${second}` : first;
}

function describe(name) {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
    return { package: name, version, license };
}

function sha256(file) {
    return createHash('sha256').update(readFileSync(join(out, file))).digest('hex');
}

const files = [];
for (const name of ['preact', 'uplot', 'codemirror']) {
    const { metafile } = buildSync({
        entryPoints: [`${name}.js`],
        outfile: join(out, `${name}.js`),
        bundle: true,
        format: 'esm',
        minify: true,
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'none',
        metafile: true,
    });
    const inputs = Object.keys(metafile.inputs).filter(path => path.includes('node_modules/'));
    files.push({ file: `${name}.js`, made_of: [...new Set(inputs.map(packageOf))].sort().map(describe) });
}
copyFileSync('node_modules/uplot/dist/uPlot.min.css', join(out, 'uplot.css'));
files.push({ file: 'uplot.css', made_of: [describe('uplot')] });

const names = [...new Set(files.flatMap(file => file.made_of.map(part => part.package)))].sort();
const licences = names.map(name => {
    const file = readdirSync(`node_modules/${name}`).find(entry => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(`node_modules/${name}/${file}`, 'utf8') : `${describe(name).license}\n`;
    return `${name} ${describe(name).version}\n${'-'.repeat(72)}\n${text.trim()}\n`;
});
writeFileSync(join(out, 'LICENSES.txt'), licences.join('\n\n'));
files.push({ file: 'LICENSES.txt', made_of: [] });

const list = {
    about: 'What this folder is made of, by scripts/vendor. Nothing in it is changed by hand.',
    tools: [...tools].map(describe),
    files: files.map(file => ({ ...file, sha256: sha256(file.file) })),
};
writeFileSync(join(out, 'vendor.json'), JSON.stringify(list, null, 2) + '\n');
