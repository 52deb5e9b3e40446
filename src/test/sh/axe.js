// Looks at the pages in a public folder: node axe.js CHROMIUM FOLDER [SCREENSHOTS]. See the script axe beside it.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const puppeteer = require('puppeteer-core');

const [chromium, root, screenshots] = process.argv.slice(2);
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TYPES = {'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.jpg': 'image/jpeg', '.png': 'image/png'};

const KINDS = {
    index: '', years: 'archive/', year: 'archive/2018/', 'year-2': 'archive/2018/1/', tags: 'tags/', tag: 'tags/conferences/',
    gallery: 'multidisciplinary-approach/', plain: 'plain/', missing: '404.html',
    editions: 'editions/', edition: 'editions/1/', 'ru-edition': 'editions/1/ru/', 'ar-edition': 'editions/1/ar/',
    ru: 'ru/', 'ru-year': 'ru/archive/2022/', 'ru-post': 'ru/visit/',
    kk: 'kk/', 'kk-year': 'kk/archive/2022/', 'kk-post': 'kk/visit/',
    ar: 'ar/', 'ar-year': 'ar/archive/2022/', 'ar-post': 'ar/visit/',
};

// The files as any server would give them, under the policy that the pages are written for.
const server = http.createServer((request, answer) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (name === '/favicon.ico') {
        answer.writeHead(204).end();
        return;
    }
    const file = path.join(root, name.endsWith('/') ? name + 'index.html' : name);
    if (!file.startsWith(root) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
        answer.writeHead(404).end();
        return;
    }
    answer.writeHead(200, {
        'Content-Type': TYPES[path.extname(file)] || 'application/octet-stream',
        'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'self'",
    });
    fs.createReadStream(file).pipe(answer);
});

async function look(page, base, kind, faults) {
    const asked = [];
    const listen = request => asked.push(request.url());
    page.on('request', listen);
    const answer = await page.goto(base + KINDS[kind], {waitUntil: 'load'});
    page.off('request', listen);
    if (!answer.ok()) faults.push(`${kind}: no page at ${KINDS[kind]}`);
    asked.filter(url => !url.startsWith(base)).forEach(url => faults.push(`${kind}: asks for ${url}`));
    const world = page.mainFrame().isolatedRealm();
    await world.evaluate(axe);
    const result = await world.evaluate(tags => axe.run({runOnly: tags, resultTypes: ['violations']}).then(found => ({
        violations: found.violations.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).slice(0, 3).join(' ')}`),
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        text: document.body.innerText.length,
    })), RULES);
    return result;
}

async function main() {
    await new Promise(ready => server.listen(0, '127.0.0.1', ready));
    const base = `http://127.0.0.1:${server.address().port}/`;
    const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']});
    const faults = [];
    let looks = 0;
    try {
        const page = await browser.newPage();
        page.on('console', said => { if (said.type() === 'error') faults.push(`${page.url()}: ${said.text()}`); });
        for (const scheme of ['light', 'dark']) {
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
            for (const width of [1280, 320]) {
                await page.setViewport({width, height: 800});
                for (const kind of Object.keys(KINDS)) {
                    const found = await look(page, base, kind, faults);
                    const where = `${kind}, ${scheme}, ${width} px`;
                    found.violations.forEach(fault => faults.push(`${where}: ${fault}`));
                    if (found.over > 0) faults.push(`${where}: ${found.over} px stick out at the side`);
                    if (found.text < 100) faults.push(`${where}: the page is blank`);
                    looks++;
                    if (screenshots) {
                        fs.mkdirSync(screenshots, {recursive: true});
                        await page.screenshot({path: path.join(screenshots, `${kind}-${scheme}-${width}.png`), fullPage: true});
                    }
                }
            }
        }
        if (screenshots) {
            await page.goto(base + KINDS.gallery);
            await page.pdf({path: path.join(screenshots, 'print.pdf'), format: 'A4'});
            await page.emulateMediaType('print');
            await page.setViewport({width: 720, height: 1018});
            await page.screenshot({path: path.join(screenshots, 'print.png'), fullPage: true});
        }
    } finally {
        await browser.close();
        server.close();
    }
    [...new Set(faults)].forEach(fault => console.log(fault));
    console.log(`${looks} looks at ${Object.keys(KINDS).length} pages, ${faults.length} faults`);
    process.exitCode = faults.length === 0 && looks > 0 ? 0 : 1;
}

main().catch(broken => {
    console.error(broken);
    process.exit(1);
});
