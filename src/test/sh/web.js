// Does what people do on the web: node web.js CHROMIUM URL OUTBOX [SCREENSHOTS]. See the script web beside it.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const puppeteer = require('puppeteer-core');

const [chromium, base, outbox, screenshots] = process.argv.slice(2);
const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const faults = [];
let looks = 0;
let refusals = 0;
const foreign = 'http://localhost:8094';
const admin = 'http://127.0.0.1:8095';

const pause = millis => new Promise(done => setTimeout(done, millis));

function expect(holds, what) {
    if (!holds) faults.push(what);
}

// Names of messages in the outbox, by what they are and whom they are to.
function sent(kind, address) {
    return !fs.existsSync(outbox) ? [] : fs.readdirSync(outbox)
        .filter(name => name.startsWith(kind + '-') && name.endsWith('.eml'))
        .filter(name => fs.readFileSync(path.join(outbox, name.replace(/eml$/, 'envelope.json')), 'utf8').includes(`"to": "${address}"`));
}

// The text part of the message of that kind to somebody; waits until it is there.
async function mail(kind, address) {
    for (let i = 0; i < 100 && sent(kind, address).length === 0; i++) await pause(200);
    const file = path.join(outbox, sent(kind, address)[0]);
    const source = fs.readFileSync(file, 'utf8');
    const part = source.split(/^--=_/m).find(one => one.includes('text/plain'));
    const body = part.slice(part.search(/\r?\n\r?\n/)).trim();
    return /base64/i.test(part)
        ? Buffer.from(body, 'base64').toString('utf8')
        : Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
}

const link = (text, kind) => text.match(new RegExp(base.replace(/[.]/g, '\\.') + '/' + kind + '/[a-z0-9-]+'))[0];

async function look(page, name) {
    for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
        for (const width of [1280, 320]) {
            await page.setViewport({width, height: 800});
            const world = page.mainFrame().isolatedRealm();
            await world.evaluate(axe);
            const found = await world.evaluate(tags => axe.run({runOnly: tags, resultTypes: ['violations']}).then(result => ({
                violations: result.violations.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).slice(0, 3).join(' ')}`),
                over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                small: [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')]
                    .filter(one => one.offsetParent !== null && one.getBoundingClientRect().height < 20).length,
            })), RULES);
            const where = `${name}, ${scheme}, ${width} px`;
            found.violations.forEach(fault => faults.push(`${where}: ${fault}`));
            if (found.over > 0) faults.push(`${where}: ${found.over} px stick out at the side`);
            if (found.small > 0) faults.push(`${where}: ${found.small} things are too small to press`);
            looks++;
            if (screenshots) {
                fs.mkdirSync(screenshots, {recursive: true});
                await page.screenshot({path: path.join(screenshots, `${name}-${scheme}-${width}.png`), fullPage: true});
            }
        }
    }
}

async function press(page, selector) {
    await Promise.all([page.waitForNavigation({waitUntil: 'load'}), page.click(selector)]);
}

const heading = page => page.$eval('h1', one => one.innerText);

// A site of somebody else's, with our form in a frame, and what may not be in one.
async function joinInAFrame(page) {
    const site = http.createServer((request, response) => {
        const shown = request.url === '/form' ? 'subscribe/embed?lang=ru' : 'subscribe';
        response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
        response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><link rel="icon" href="data:,"><main><h1>Elsewhere</h1>`
            + `<iframe src="${base}/${shown}" title="Subscribe" width="100%" height="900"></iframe></main>`);
    }).listen(Number(new URL(foreign).port), '127.0.0.1');
    try {
        await page.setViewport({width: 1280, height: 1000});
        await page.goto(`${foreign}/form`);
        await look(page, 'frame');
        let frame = await (await page.$('iframe')).contentFrame();
        await frame.type('#email', 'fay@example.com');
        await pause(1000);
        await Promise.all([frame.waitForNavigation({waitUntil: 'load'}), frame.click('#submit')]);
        frame = await (await page.$('iframe')).contentFrame();
        const said = await frame.$eval('h1', one => one.innerText);
        expect(said === 'Проверьте почту.', `in a frame: ${said}`);
        expect(link(await mail('confirm', 'fay@example.com'), 'confirm'), 'nobody is asked who joins in a frame');
        refusals++;
        await page.goto(`${foreign}/page`);
        frame = await (await page.$('iframe')).contentFrame();
        expect(await frame.$('#email') === null, 'the whole page can be shown in a frame');
    } finally {
        site.close();
        site.closeAllConnections();
    }
}

async function main() {
    const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']});
    try {
        const page = await browser.newPage();
        await page.setJavaScriptEnabled(true);
        page.on('console', said => { if (said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && !(refusals > 0 && /frame-ancestors|Framing/.test(said.text()))) faults.push(`${page.url()}: ${said.text()}`); });
        page.on('request', asked => { if (![base, foreign, admin, 'data:'].some(ours => asked.url().startsWith(ours))) faults.push(`asks for ${asked.url()}`); });

        for (const language of ['en', 'ru', 'kk', 'ar']) {
            await page.goto(`${base}/subscribe?lang=${language}`);
            await look(page, `subscribe-${language}`);
        }

        // Join.
        await page.goto(`${base}/subscribe`);
        await page.type('#email', 'not an address');
        await page.$eval('form', form => { form.noValidate = true; });
        await pause(1000);
        await press(page, '#submit');
        expect((await page.title()).startsWith('Error: '), 'a wrong address is not told in the title');
        await look(page, 'wrong-address');
        await page.$eval('#email', field => { field.value = ''; });
        await page.type('#email', 'ann@example.com');
        await page.click('#frequency2');
        await page.click('#topic-news0');
        await pause(1000);
        await press(page, '#submit');
        expect(await heading(page) === 'Check your inbox.', `after subscribing: ${await heading(page)}`);
        await look(page, 'inbox');
        const confirm = link(await mail('confirm', 'ann@example.com'), 'confirm');
        await page.goto(confirm);
        await look(page, 'confirm');
        await press(page, 'main button');
        expect(await heading(page) === 'You are subscribed.', `after confirming: ${await heading(page)}`);
        await look(page, 'confirmed');
        await page.goto(confirm);
        expect(await heading(page) === 'This link no longer works.', `the link again: ${await heading(page)}`);
        await look(page, 'expired');

        // Leave, and take it back.
        const welcome = await mail('welcome', 'ann@example.com');
        expect(welcome.includes('A visit') && !welcome.includes('A meeting'), 'the greeting does not show the newest posts of her topics');
        await page.goto(link(welcome, 'unsubscribe'));
        await look(page, 'leave');
        await press(page, 'main button');
        expect(await heading(page) === 'You are unsubscribed.', `after leaving: ${await heading(page)}`);
        await look(page, 'left');
        await press(page, 'main button');
        expect(await heading(page) === 'You are subscribed again.', `after undo: ${await heading(page)}`);
        await page.goto(link(welcome, 'unsubscribe'));
        await press(page, 'button[value=monthly]');
        expect(await page.$eval('#frequency3', one => one.checked), 'once a month instead was not chosen');

        // Choose.
        const preferences = link(welcome, 'preferences');
        await page.goto(preferences);
        await look(page, 'preferences');
        await page.type('#zone', 'Nowhere');
        await press(page, 'button[value=save]');
        await look(page, 'wrong-zone');
        await page.$eval('#zone', field => { field.value = 'Europe/Berlin'; });
        expect(await page.$eval('#topic0', one => one.checked), 'the topic that was chosen is not ticked');
        await page.click('#topic0');
        await page.click('#topic1');
        await page.click('#language1');
        await press(page, 'button[value=save]');
        expect((await page.$eval('html', one => one.lang)) === 'ru', 'the page does not speak the language that was chosen');
        await look(page, 'saved-ru');
        expect(await page.$$eval('input[name=topic]:checked', all => all.map(one => one.value).join()) === 'Meetings', 'topics were not saved');

        // Move. The pages speak Russian from here on, as was chosen.
        await page.goto(preferences + '?lang=en');
        await page.type('#email', 'anna@example.net');
        await press(page, 'button[value=address]');
        expect(await heading(page) === 'Проверьте почту.', `after moving: ${await heading(page)}`);

        // Be erased, with the script engine off: nothing needs it.
        await page.setJavaScriptEnabled(false);
        await page.goto(preferences + '?lang=en');
        await page.click('#sure');
        await press(page, 'button[value=erase]');
        await page.setJavaScriptEnabled(true);
        expect(await heading(page) === 'Ваши данные удалены.', `after erasing: ${await heading(page)}`);
        await look(page, 'erased');
        expect(['confirm', 'welcome', 'move'].every(kind => sent(kind, 'ann@example.com').length === 0), 'the outbox holds mail to who was erased');

        // Whom a list makes pending.
        await page.goto(link(await mail('confirm', 'pia@example.com'), 'confirm'));
        await press(page, 'main button');
        expect(await heading(page) === 'You are subscribed.', `whom a list named, after confirming: ${await heading(page)}`);
        expect((await mail('welcome', 'pia@example.com')).includes('A meeting'), 'who has no topics is not shown all posts');

        await joinInAFrame(page);

        await page.goto(`${base}/unsubscribe/u1-aaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbb`);
        await look(page, 'wrong-link');
        await page.goto(`${base}/nowhere`);
        expect(await heading(page) === 'Page not found', `nowhere: ${await heading(page)}`);

        // Who runs it looks at the state.
        await page.goto(`${admin}/`);
        expect(/needs? you/.test(await heading(page)), `the state: ${await heading(page)}`);
        await look(page, 'status');
    } finally {
        await browser.close();
    }
    [...new Set(faults)].forEach(fault => console.log(fault));
    console.log(`${looks} looks at pages of the journeys, ${faults.length} faults`);
    process.exitCode = faults.length === 0 && looks > 0 ? 0 : 1;
}

main().catch(broken => {
    console.error(broken);
    process.exit(1);
});
