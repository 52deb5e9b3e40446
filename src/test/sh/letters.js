// Looks at letters: node letters.js CHROMIUM LETTERS PUBLIC [SCREENSHOTS]. See the script letters beside it.
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

const [chromium, letters, root, screenshots] = process.argv.slice(2);
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const SITE = 'https://news.example.org/';
const LETTER = SITE + 'letter-in-a-mail-program';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TYPES = {'.jpg': 'image/jpeg', '.png': 'image/png'};

// What mail programs do to a letter.
const PROGRAMS = {
    whole: html => html,
    blocked: html => html,
    bare: html => html.replace(/<style\b[^]*?<\/style>/g, ''),
};

async function main() {
    const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']});
    const faults = [];
    let looks = 0;
    try {
        const page = await browser.newPage();
        let shown = {html: '', blocked: false};
        await page.setRequestInterception(true);
        page.on('request', request => {
            const url = request.url();
            const file = path.join(root, decodeURIComponent(new URL(url).pathname));
            if (url === LETTER) {
                request.respond({contentType: 'text/html; charset=utf-8', body: shown.html});
            } else if (shown.blocked || url.endsWith('/favicon.ico')) {
                request.abort();
            } else if (url.startsWith(SITE) && TYPES[path.extname(file)] && fs.existsSync(file)) {
                request.respond({contentType: TYPES[path.extname(file)], body: fs.readFileSync(file)});
            } else {
                faults.push(`${shown.name}: asks for ${url}`);
                request.abort();
            }
        });
        for (const design of fs.readdirSync(letters)) {
            for (const name of fs.readdirSync(path.join(letters, design))) {
                const html = fs.readFileSync(path.join(letters, design, name), 'utf8');
                for (const [program, change] of Object.entries(PROGRAMS)) {
                    for (const scheme of ['light', 'dark']) {
                        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
                        for (const width of [600, 320]) {
                            const where = `${design}, ${name}, ${program}, ${scheme}, ${width} px`;
                            shown = {name: where, html: change(html), blocked: program === 'blocked'};
                            await page.setViewport({width, height: 800});
                            await page.goto(LETTER, {waitUntil: 'load'});
                            const world = page.mainFrame().isolatedRealm();
                            await world.evaluate(axe);
                            // It takes all ground for white where none is set; this design leaves colours to the reader's program.
                            const rules = {'color-contrast': {enabled: design !== 'plain' || scheme !== 'dark'}};
                            const found = await world.evaluate((tags, rules) => axe.run({runOnly: tags, rules, resultTypes: ['violations']}).then(result => ({
                                violations: result.violations.map(rule =>
                                    `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).slice(0, 3).join(' ')}`),
                                over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                                text: document.body.innerText.length,
                            })), RULES, rules);
                            found.violations.forEach(fault => faults.push(`${where}: ${fault}`));
                            if (found.over > 0) faults.push(`${where}: ${found.over} px stick out at the side`);
                            if (found.text < 300) faults.push(`${where}: the letter is blank`);
                            looks++;
                            if (screenshots) {
                                fs.mkdirSync(screenshots, {recursive: true});
                                const picture = `${design}-${name.replace('.html', '')}-${program}-${scheme}-${width}.png`;
                                await page.screenshot({path: path.join(screenshots, picture), fullPage: true});
                            }
                        }
                    }
                }
            }
        }
    } finally {
        await browser.close();
    }
    [...new Set(faults)].forEach(fault => console.log(fault));
    console.log(`${looks} looks at letters, ${faults.length} faults`);
    process.exitCode = faults.length === 0 && looks > 0 ? 0 : 1;
}

main().catch(broken => {
    console.error(broken);
    process.exit(1);
});
