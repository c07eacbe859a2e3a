// Uses the pages of report as people do: by mouse, by keyboard, by a phone, without scripts.
// usage: node check.js FOLDER   (with samples.html, scripts.html, hostile.html, empty.html)
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const { source: axe } = require("axe-core");

const folder = path.resolve(process.argv[2]);
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const desk = { viewport: { width: 1280, height: 900 } };
const looks = {
    light: desk,
    dark: { ...desk, colorScheme: "dark" },
    phone: { viewport: { width: 390, height: 844 } },
};
const still = { ...desk, javaScriptEnabled: false };
let browser;

// Opens a page, hands it to `use`, and wants nothing said, asked for or thrown meanwhile.
async function visit(name, look, use) {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    const said = [];
    page.on("console", (message) => said.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error}`));
    page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => {
        if (request.url() !== page.home) said.push(`request: ${request.url()}`);
    });
    page.home = pathToFileURL(path.join(folder, `${name}.html`)).href;
    await page.goto(page.home);
    await use(page);
    await context.close();
    assert.deepEqual(said, [], `${name} is silent`);
}

// axe-core comes in by the debugger's door, which the policy of the page does not close.
async function accessible(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run()");
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}

async function fits(page) {
    const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
}

// The element is reached by the Tab key alone.
async function tabTo(page, selector) {
    for (let i = 0; i < 2000; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`Tab does not reach ${selector}`);
}

const press = {
    mouse: (page, selector) => page.locator(selector).first().click(),
    keyboard: async (page, selector) => {
        await page.evaluate("document.activeElement.blur()");
        await page.locator(selector).first().focus();
        await page.keyboard.press("Enter");
    },
};

const shown = (page, selector) => page.locator(`${selector}:visible`).count();
const column = async (page, n) =>
    (await page.locator("#terms table").first().locator(`tbody tr > :nth-child(${n})`).allTextContents()).map((text) => parseFloat(text));

async function sorts(page, by) {
    const head = "#terms thead th:nth-child(2)";
    await by(page, `${head} button`);
    const down = await column(page, 2);
    assert.deepEqual(down, [...down].sort((a, b) => b - a), "counts fall");
    assert.equal(await page.getAttribute(head, "aria-sort"), "descending");
    await by(page, `${head} button`);
    const up = await column(page, 2);
    assert.deepEqual(up, [...up].sort((a, b) => a - b), "counts rise");
    assert.equal(await page.getAttribute(head, "aria-sort"), "ascending");
}

async function filters(page) {
    const before = await shown(page, "#terms tbody tr");
    await page.locator("#filter").focus();
    await page.keyboard.type("cranes");
    const after = await shown(page, "#terms tbody tr");
    assert.ok(after > 0 && after < before, `${after} of ${before} rows hold “cranes”`);
    assert.match(await page.textContent("#status"), /entries hold “cranes”/);
    await page.keyboard.press("Escape");
    assert.equal(await shown(page, "#terms tbody tr"), before, "Escape brings the rows back");
}

async function finds(page, by) {
    await by(page, "#terms tbody button.term");
    const marks = await page.locator("mark").count();
    assert.ok(marks > 1, `${marks} places are marked`);
    assert.match(await page.textContent("#status"), new RegExp(`stands in ${marks} places`));
    await by(page, "#status a");
    assert.equal(await page.locator(".contexts details[open]").count(), 1, "its context opens");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("mark").count(), 0, "Escape takes the marks away");
}

async function weighs(page) {
    const words = () => page.locator(".words li").allTextContents();
    await page.locator("#lambda").focus();
    await page.keyboard.press("End");
    const frequent = await words();
    await page.keyboard.press("Home");
    const peculiar = await words();
    assert.notDeepEqual(peculiar, frequent, "λ changes the order of words");
    assert.deepEqual([...peculiar].sort(), [...frequent].sort(), "and no word");
    assert.match(await page.textContent(".relevance output"), /λ = 0/);
}

async function opens(page, by) {
    await by(page, ".contexts summary");
    assert.ok((await shown(page, ".contexts details[open] li")) > 0, "contexts open");
    await by(page, ".contexts summary");
    assert.equal(await page.locator(".contexts details[open]").count(), 0, "and close");
}

async function links(page, by) {
    const targets = await page.locator('a[href^="#"]').evaluateAll((all) => all.map((a) => a.getAttribute("href").slice(1)));
    for (const id of targets)
        assert.equal(await page.locator(`[id="${id}"]`).count(), 1, `#${id} is there once`);
    await by(page, "nav a");
    assert.match(page.url(), /#/);
}

const tests = {
    "every link leads somewhere": { each: links },
    "a column sorts": { each: sorts },
    "words filter": { once: filters },
    "a term is found and its context opened": { each: finds },
    "the slider weighs a topic's words": { once: weighs },
    "contexts open and close": { each: opens },
    "the Tab key reaches all": {
        once: async (page) => {
            for (const selector of [".skip", "#filter", "thead button", "button.term", ".contexts summary"])
                await tabTo(page, selector);
        },
    },
    "without scripts nothing is missing but the tools": {
        look: still,
        once: async (page) => {
            assert.ok((await shown(page, "#terms tbody tr")) > 5);
            assert.equal(await shown(page, ":is(#filter, #lambda, button)"), 0);
            await page.locator(".contexts summary").first().click();
            assert.ok((await shown(page, ".contexts details[open] li")) > 0);
        },
    },
    "paper shows the text and no tools": {
        once: async (page) => {
            await page.emulateMedia({ media: "print" });
            assert.equal(await shown(page, "nav"), 0);
            assert.ok((await shown(page, "#terms tbody tr")) > 5);
        },
    },
};

// Text of the input makes no element, runs nothing and hides nothing.
async function harmless(page) {
    assert.equal(await page.evaluate("window.hostile"), undefined);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator("img, iframe, object, embed, form, base, [onload], [onerror]").count(), 0);
}

async function all() {
    const cases = [];
    for (const [what, { each, once, look = desk }] of Object.entries(tests)) {
        if (once) cases.push([what, "samples", look, once]);
        for (const hand of each ? ["mouse", "keyboard"] : [])
            cases.push([`${what}, by ${hand}`, "samples", look, (page) => each(page, press[hand])]);
    }
    for (const name of ["samples", "scripts", "hostile", "empty"])
        for (const [tag, look] of Object.entries(looks))
            cases.push([`${name}, ${tag}, fits and is accessible`, name, look, async (page) => {
                await fits(page);
                await accessible(page);
            }]);
    // axe-core itself needs scripts: it gets the page without those of the page.
    for (const name of ["samples", "scripts", "hostile", "empty"]) {
        const text = fs.readFileSync(path.join(folder, `${name}.html`), "utf8");
        const bare = text.replace(/<script>[^]*?<\/script>/, "");
        assert.notEqual(bare, text);
        fs.writeFileSync(path.join(folder, `${name}-bare.html`), bare);
        cases.push([`${name}, scripts off, fits and is accessible`, `${name}-bare`, desk, async (page) => {
            await fits(page);
            await accessible(page);
        }]);
    }
    cases.push(["hostile text is only text", "hostile", desk, harmless]);

    let failed = 0;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });
    for (const [what, name, look, use] of cases)
        await visit(name, look, use).catch((error) => {
            failed++;
            console.error(`browser: ${what}: ${error.message}`);
        });
    await browser.close();
    console.log(`browser: ${cases.length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

all().catch((error) => { console.error(`browser: ${error.message}`); process.exitCode = 1; });
