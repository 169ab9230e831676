// Looks at pages in a real browser: node look.mjs FOLDER SCREENSHOTS MODULES
// Every page, light and dark, at 320 and 1,600 px: nothing that axe knows of is wrong, nothing is fetched from outside,
// nothing is said on the console, nothing is wider than the window. Some are also kept as screenshots and on paper: there
// the totals of every table can be read, and a brief is one page.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, shots, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(modules, 'x.js')));
const puppeteer = require('puppeteer-core');
const axe = require.resolve('axe-core/axe.min.js');

const BRIEFS = /^(client\/index|single\/brief)\.html$/;
const KEPT = [BRIEFS, /^agency\/(index|schedule|workload|clients|money)\.html$/, /^agency\/projects\/tamblewick\/shop\.html$/,
  /^agency\/projects\/brackwater\/growth\.html$/, /^agency\/people\/priya\.html$/];

const pages = [];
const walk = (at) => {
  for (const name of readdirSync(at).sort()) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (name.endsWith('.html')) pages.push(path);
  }
};
walk(folder);
mkdirSync(shots, { recursive: true });

const wrong = [];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
let at = '';
page.on('console', (said) => wrong.push(`${at}: console: ${said.text()}`));
page.on('pageerror', (error) => wrong.push(`${at}: error: ${error}`));
page.on('request', (request) => {
  if (!request.url().startsWith(pathToFileURL(folder).href)) wrong.push(`${at}: asks for ${request.url()}`);
});

// What pdftotext and pdfinfo say of the page that is shown.
async function onPaper(name) {
  const path = join(shots, `${name.replaceAll('/', '-')}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  if (!hasPoppler) return;
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '');
  const totals = await page.$$eval('tfoot .figure', (cells) => cells.map((cell) => cell.textContent.replaceAll(/\s+/g, '')));
  for (const total of totals) if (!text.includes(total)) wrong.push(`${name} on paper: the total ${total} can't be read`);
  const sheets = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))[1]);
  if (BRIEFS.test(name) && sheets > 1) wrong.push(`${name} on paper: ${sheets} pages`);
  totalsRead += totals.length;
}
const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
let totalsRead = 0;

await page.setBypassCSP(true);
for (const path of pages) {
  const name = relative(folder, path);
  for (const [width, scheme] of [[320, 'light'], [320, 'dark'], [1600, 'light'], [1600, 'dark']]) {
    at = `${name} at ${width} px, ${scheme}`;
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(pathToFileURL(path).href);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { preload: false }));
    for (const one of violations) wrong.push(`${at}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 200)}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wrong.push(`${at}: ${over} px wider than the window`);
  }
  if (KEPT.some((kept) => kept.test(name))) {
    for (const width of [390, 820, 1440]) for (const scheme of ['light', 'dark']) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.screenshot({ path: join(shots, `${name.replaceAll('/', '-')}-${width}-${scheme}.png`), fullPage: true });
    }
    await onPaper(name);
  }
}
// With the policy in force, the style must still be there.
const strict = await browser.newPage();
strict.on('console', (said) => wrong.push(`${at}: console: ${said.text()}`));
for (const path of pages.filter((one) => /(index|brief|project)\.html$/.test(one))) {
  at = `${relative(folder, path)} with its policy`;
  await strict.goto(pathToFileURL(path).href);
  const family = await strict.evaluate(() => getComputedStyle(document.querySelector('main')).maxWidth);
  if (family === 'none') wrong.push(`${at}: has no style`);
}
await browser.close();
if (hasPoppler && totalsRead === 0) wrong.push('no total was looked for on paper');
for (const line of wrong.slice(0, 60)) console.log(line);
console.log(`${pages.length} pages looked at, ${totalsRead} totals read on paper, ${wrong.length} faults`);
if (!hasPoppler) console.log('SKIPPED the totals on paper: pdftotext is not installed');
process.exit(wrong.length > 0 ? 1 : 0);
